package org.govchain.service.streams;

import org.govchain.stream.StreamPayload.Reading;

/**
 * A reading with a number of its device's own.
 *
 * @param position in the stream
 */
public record Numbered(long position, Reading reading) {}
