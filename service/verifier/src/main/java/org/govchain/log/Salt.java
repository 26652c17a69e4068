package org.govchain.log;

import java.security.SecureRandom;
import java.util.Arrays;

/** The 16 random bytes that keep a commitment from being guessed; a secret of those who may see the payload. */
public final class Salt {

    /** Length in bytes. */
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private Salt(byte[] ownedBytes) {
        this.bytes = ownedBytes;
    }

    /** Wraps a copy; throws {@link IllegalArgumentException} when there are not exactly 16 bytes. */
    public static Salt of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a salt has 16 bytes, not " + bytes.length);
        }
        return new Salt(bytes.clone());
    }

    /** A fresh salt. */
    public static Salt random(SecureRandom random) {
        byte[] fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        return new Salt(fresh);
    }

    /** A copy of the 16 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt salt && Arrays.equals(bytes, salt.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never the bytes: with payload in hand they would open the commitment. */
    @Override
    public String toString() {
        return "Salt[16 bytes]";
    }
}
