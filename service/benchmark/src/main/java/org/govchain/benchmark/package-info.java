/** Measurements behind docs/benchmarks.md. */
@NullMarked
package org.govchain.benchmark;

import org.jspecify.annotations.NullMarked;
