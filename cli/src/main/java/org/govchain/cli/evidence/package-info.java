/** Gathers what the verifier wants to know: from a service, from nodes of the chain. Failure is part of the answer. */
@NullMarked
package org.govchain.cli.evidence;

import org.jspecify.annotations.NullMarked;
