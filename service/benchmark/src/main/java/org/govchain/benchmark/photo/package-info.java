/** Photos of a printed code, simulated from a seed, and how many of them each reader reads. */
@NullMarked
package org.govchain.benchmark.photo;

import org.jspecify.annotations.NullMarked;
