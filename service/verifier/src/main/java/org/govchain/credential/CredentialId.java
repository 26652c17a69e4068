package org.govchain.credential;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * One copy of a document: what its log entry, its seal and its SD-JWT VC have in common ({@code jti}).
 *
 * @param value the UUID
 */
public record CredentialId(UUID value) {

    /** Length of the binary form. */
    public static final int LENGTH = 16;

    private static final String URN = "urn:uuid:";

    /** A new random id (UUID version 4). */
    public static CredentialId random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        return of(bytes);
    }

    /**
     * The id of 16 big-endian bytes.
     *
     * @throws IllegalArgumentException when there are not 16
     */
    public static CredentialId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CredentialId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** Parses 36 lower-case characters, with or without {@code urn:uuid:} in front; empty for any other spelling. */
    public static Optional<CredentialId> parse(String text) {
        String uuid = text.startsWith(URN) ? text.substring(URN.length()) : text;
        if (uuid.length() != 36) {
            return Optional.empty();
        }
        try {
            // UUID.fromString forgives short groups and upper case; an id has one spelling.
            CredentialId id = new CredentialId(UUID.fromString(uuid));
            return id.toString().equals(uuid) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    /** The 16 bytes, big-endian. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /** {@code urn:uuid:} and the id. */
    public String urn() {
        return URN + value;
    }

    /** The 36 characters. */
    @Override
    public String toString() {
        return value.toString();
    }
}
