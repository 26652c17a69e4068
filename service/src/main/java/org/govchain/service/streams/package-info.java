/** Streams of readings: one tree per device, written by one thread, its heads in the log, ranges of it with proofs. */
@NullMarked
package org.govchain.service.streams;

import org.jspecify.annotations.NullMarked;
