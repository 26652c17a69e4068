/** A chain for development and demonstration: anvil as a child process that survives, and is found again after, a crash. */
@NullMarked
package org.govchain.chain.development;

import org.jspecify.annotations.NullMarked;
