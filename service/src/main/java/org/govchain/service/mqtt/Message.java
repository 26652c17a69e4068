package org.govchain.service.mqtt;

import java.util.Optional;

/** What somebody published. */
final class Message {

    private final String topic;
    private final byte[] body;
    private final Optional<String> type;
    private final Optional<String> signature;

    Message(String topic, byte[] body, Optional<String> type, Optional<String> signature) {
        this.topic = topic;
        this.body = body;
        this.type = type;
        this.signature = signature;
    }

    /** A name, without wildcards. */
    String topic() {
        return topic;
    }

    /** The payload. */
    byte[] body() {
        return body;
    }

    /** Its media type, where the publisher said it. */
    Optional<String> type() {
        return type;
    }

    /** The user property {@code Readings-Signature}; empty when there is none, or more than one. */
    Optional<String> signature() {
        return signature;
    }
}
