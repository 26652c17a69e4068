package org.govchain.merkle;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A SHA-256 digest: exactly 32 bytes, compared in constant time. */
public final class Sha256Digest {

    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Sha256Digest(byte[] ownedBytes) {
        this.bytes = ownedBytes;
    }

    /**
     * Wraps a copy of 32 digest bytes.
     *
     * @throws IllegalArgumentException when there are not exactly 32 bytes; parsers of foreign bytes check the length first
     */
    public static Sha256Digest of(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + digest.length);
        }
        return new Sha256Digest(digest.clone());
    }

    /** Copies the 32 bytes at {@code offset}; throws {@link IndexOutOfBoundsException} when the array ends before. */
    public static Sha256Digest at(byte[] array, int offset) {
        byte[] copy = new byte[LENGTH];
        System.arraycopy(array, offset, copy, 0, LENGTH);
        return new Sha256Digest(copy);
    }

    /** SHA-256 over the concatenation of the parts. */
    public static Sha256Digest hash(byte[]... parts) {
        MessageDigest sha256 = Sha256.newDigest();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return new Sha256Digest(sha256.digest());
    }

    /** Parses 64 lower-case hexadecimal digits; empty for anything else, so that a digest has one spelling. */
    public static Optional<Sha256Digest> parseHex(CharSequence hex) {
        if (hex.length() != 2 * LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return Optional.empty();
            }
        }
        return Optional.of(new Sha256Digest(HEX.parseHex(hex)));
    }

    /** A fresh copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String toHex() {
        return HEX.formatHex(bytes);
    }

    /** Copies the 32 bytes to {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    /** The first four bytes: a digest is uniformly distributed already. */
    @Override
    public int hashCode() {
        return (bytes[0] << 24) | ((bytes[1] & 0xff) << 16) | ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    }

    /** The hexadecimal form; a digest is not a secret. */
    @Override
    public String toString() {
        return toHex();
    }
}
