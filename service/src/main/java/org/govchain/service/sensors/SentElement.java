package org.govchain.service.sensors;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An element of a batch: something that a device measured or made, or a signed text that says it. */
sealed interface SentElement {

    /**
     * Something by a device, well-formed and not yet compared with what is known of the device.
     */
    sealed interface Measured extends SentElement permits SentReading, SentFile {

        /** The name of the device. */
        String device();

        /** When, in milliseconds since 1970. */
        long measured();

        /** A file where the object has one, else a reading. */
        static Optional<Measured> read(ObjectNode object) {
            return object.has("file")
                    ? SentFile.read(object).map(it -> it)
                    : SentReading.read(object).map(it -> it);
        }
    }

    /** A compact JWS (RFC 7515 §3.1) whose payload is the object of a reading or a file. */
    record Signed(String jws) implements SentElement {}

    /** Reads an element of JSON. */
    static Optional<SentElement> read(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> Measured.read(object).map(it -> it);
            default -> node.isString() ? Optional.of(new Signed(node.stringValue())) : Optional.empty();
        };
    }
}
