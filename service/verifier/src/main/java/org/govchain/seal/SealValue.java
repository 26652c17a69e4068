package org.govchain.seal;

import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of one content field; what they mean says the profile ({@link SealType}). */
public final class SealValue {

    /** Longest value; the whole seal has to fit into one symbol anyway. */
    static final int MAX_LENGTH = 2048;

    private final byte[] bytes;

    private SealValue(byte[] ownedBytes) {
        this.bytes = ownedBytes;
    }

    /**
     * A value of these bytes.
     *
     * @throws IllegalArgumentException when there are more than 2048
     */
    public static SealValue of(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a seal's value has at most " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return new SealValue(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The bytes in hexadecimal, for people who have no profile at hand. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealValue value && Arrays.equals(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The length only: values are claims and do not belong in a log. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
