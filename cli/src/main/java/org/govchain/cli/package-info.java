/** The command line: verify, inspect, audit, issue, revoke and the operator's tools. */
@NullMarked
package org.govchain.cli;

import org.jspecify.annotations.NullMarked;
