package org.govchain.credential;

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
    public static final int LENGTH = Uuids.LENGTH;

    /** A new random id (UUID version 4). */
    public static CredentialId random(SecureRandom random) {
        return new CredentialId(Uuids.random(random));
    }

    /**
     * The id of 16 big-endian bytes.
     *
     * @throws IllegalArgumentException when there are not 16
     */
    public static CredentialId of(byte[] bytes) {
        return new CredentialId(Uuids.of(bytes));
    }

    /** Parses 36 lower-case characters, with or without {@code urn:uuid:} in front; empty for any other spelling. */
    public static Optional<CredentialId> parse(String text) {
        return Uuids.parse(text).map(CredentialId::new);
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
