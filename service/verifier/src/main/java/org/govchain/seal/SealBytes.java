package org.govchain.seal;

import java.util.Arrays;
import org.govchain.merkle.Sha256Digest;

/** Bytes that claim to be a seal, as a symbol or a file delivered them. */
public final class SealBytes {

    private final byte[] bytes;

    private SealBytes(byte[] ownedBytes) {
        this.bytes = ownedBytes;
    }

    /** Wraps a copy. */
    public static SealBytes of(byte[] bytes) {
        return new SealBytes(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the bytes. */
    public Sha256Digest digest() {
        return Sha256Digest.hash(bytes);
    }

    /** Whether they are a seal. */
    public DigitalSeal.Parsed parse() {
        return DigitalSeal.parse(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The length only: a seal holds claims. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
