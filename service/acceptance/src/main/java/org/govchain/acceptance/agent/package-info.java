/** A Java agent that ends the service right after a chosen step. */
@NullMarked
package org.govchain.acceptance.agent;

import org.jspecify.annotations.NullMarked;
