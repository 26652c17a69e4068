package org.govchain.service.streams;

import java.util.Optional;
import org.govchain.stream.Counter;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamPayload;

/**
 * A payload as it is stored: the thread that writes all streams is not the one to encode it.
 *
 * @param kind of leaf
 * @param bytes deterministic CBOR
 * @param counter the device's own number of a reading
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Encoded(LeafKind kind, byte[] bytes, Optional<Counter> counter) {

    static Encoded of(StreamPayload payload) {
        return new Encoded(payload.kind(), payload.encode(), counterOf(payload));
    }

    /** The device's number of a reading; other payloads have none. */
    static Optional<Counter> counterOf(StreamPayload payload) {
        return payload instanceof StreamPayload.Reading reading ? reading.counter() : Optional.empty();
    }
}
