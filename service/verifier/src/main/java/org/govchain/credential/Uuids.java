package org.govchain.credential;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** UUIDs as ids (RFC 9562): 16 big-endian bytes, one spelling. */
final class Uuids {

    /** Length of the binary form. */
    static final int LENGTH = 16;

    /** In front of the text form where a URI is wanted (RFC 9562 §4). */
    static final String URN = "urn:uuid:";

    private Uuids() {}

    /** Version 4: 122 random bits. */
    static UUID random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        return of(bytes);
    }

    /** Of 16 big-endian bytes; throws {@link IllegalArgumentException} when there are not 16. */
    static UUID of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Of 36 lower-case characters, with or without {@link #URN} in front; empty for any other spelling. */
    static Optional<UUID> parse(String text) {
        String spelled = text.startsWith(URN) ? text.substring(URN.length()) : text;
        if (spelled.length() != 36) {
            return Optional.empty();
        }
        try {
            // UUID.fromString forgives short groups and upper case; an id has one spelling.
            UUID uuid = UUID.fromString(spelled);
            return uuid.toString().equals(spelled) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    /** The 16 bytes, big-endian. */
    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(LENGTH)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
