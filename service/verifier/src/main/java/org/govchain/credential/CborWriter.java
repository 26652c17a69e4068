package org.govchain.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The four kinds of CBOR item that a payload consists of, each with the shortest head (RFC 8949 §4.2.1). */
public final class CborWriter {

    public static final int UNSIGNED = 0;
    public static final int BYTES = 2;
    public static final int TEXT = 3;
    public static final int ARRAY = 4;
    public static final int MAP = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    public CborWriter unsigned(long value) {
        return head(UNSIGNED, value);
    }

    public CborWriter bytes(byte[] value) {
        head(BYTES, value.length);
        out.writeBytes(value);
        return this;
    }

    public CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    public CborWriter head(int major, long argument) {
        int length = argumentLength(argument);
        int info = length == 0 ? (int) argument : 24 + Integer.numberOfTrailingZeros(length);
        out.write((major << 5) | info);
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    /** Bytes that follow the initial byte: 0, 1, 2, 4 or 8. */
    static int argumentLength(long argument) {
        if (argument < 24) {
            return 0;
        }
        if (argument < 1 << 8) {
            return 1;
        }
        if (argument < 1 << 16) {
            return 2;
        }
        return argument < 1L << 32 ? 4 : 8;
    }
}
