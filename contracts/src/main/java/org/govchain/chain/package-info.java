/** The one place that reads from and writes to the contracts on the chain. */
@NullMarked
package org.govchain.chain;

import org.jspecify.annotations.NullMarked;
