package org.govchain.credential;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * A document, of which there may be several versions and of each version several copies.
 *
 * @param value the UUID
 */
public record DocumentId(UUID value) {

    /** Length of the binary form. */
    public static final int LENGTH = Uuids.LENGTH;

    /** A new random id (UUID version 4). */
    public static DocumentId random(SecureRandom random) {
        return new DocumentId(Uuids.random(random));
    }

    /**
     * The id of 16 big-endian bytes.
     *
     * @throws IllegalArgumentException when there are not 16
     */
    public static DocumentId of(byte[] bytes) {
        return new DocumentId(Uuids.of(bytes));
    }

    /** Parses 36 lower-case characters, with or without {@code urn:uuid:} in front; empty for any other spelling. */
    public static Optional<DocumentId> parse(String text) {
        return Uuids.parse(text).map(DocumentId::new);
    }

    /** The 16 bytes, big-endian. */
    public byte[] bytes() {
        return Uuids.bytes(value);
    }

    /** {@code urn:uuid:} and the id. */
    public String urn() {
        return Uuids.URN + value;
    }

    /** The 36 characters. */
    @Override
    public String toString() {
        return value.toString();
    }
}
