package org.govchain.service.streams;

import java.util.Optional;
import org.govchain.stream.Counter;
import org.govchain.stream.StreamPayload;

/**
 * Something that a device measured, signed for and checked, for the end of its stream.
 *
 * @param subject the device
 * @param measured in milliseconds since 1970
 * @param payload a reading or a file
 */
public record NewLeaf(StreamSubject subject, long measured, StreamPayload payload) {

    /** Throws {@link IllegalArgumentException} for what no device measures. */
    public NewLeaf {
        if (!payload.kind().isMeasured()) {
            throw new IllegalArgumentException("a device measures readings and makes files");
        }
    }

    /** The device's own number of it. */
    Optional<Counter> counter() {
        return payload instanceof StreamPayload.Reading reading ? reading.counter() : Optional.empty();
    }
}
