package org.govchain.cli.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.govchain.merkle.Sha256Digest;

/** Bytes of a file that nobody changes any more; equal when the bytes are. */
public final class Content {

    private final byte[] bytes;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Content of(byte[] bytes) {
        return new Content(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Sha256Digest sha256() {
        return Sha256Digest.hash(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: the content may hold claims. */
    @Override
    public String toString() {
        return "Content[" + bytes.length + " bytes]";
    }
}
