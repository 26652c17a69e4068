package org.govchain.service.streams;

import java.time.Instant;
import java.util.UUID;
import org.govchain.log.StreamId;

/**
 * Leaves of a stream that one key has signed, without one of another key between them.
 *
 * @param device whose stream it is
 * @param first position
 * @param last position; gaps and silences between the two are nobody's
 * @param count of readings and files
 * @param receivedFirst when the first of them came
 * @param receivedLast when the last of them came
 */
public record SignedSpan(
        UUID device, StreamId stream, long first, long last, long count, Instant receivedFirst, Instant receivedLast) {}
