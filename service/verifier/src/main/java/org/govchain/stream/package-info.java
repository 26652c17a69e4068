/** Streams of sensor readings: leaves, their payloads and salts, and what must hold along a stream (docs/spec/streams.md). */
@NullMarked
package org.govchain.stream;

import org.jspecify.annotations.NullMarked;
