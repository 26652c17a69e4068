package org.govchain.credential;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The kinds of CBOR item that payloads consist of, each with the shortest head (RFC 8949 §4.2.1). */
public final class CborWriter {

    public static final int UNSIGNED = 0;
    public static final int NEGATIVE = 1;
    public static final int BYTES = 2;
    public static final int TEXT = 3;
    public static final int ARRAY = 4;
    public static final int MAP = 5;

    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;
    static final int DOUBLE = 0xfb;

    private static final double MOST_WHOLE = 1L << 53;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    public CborWriter unsigned(long value) {
        return head(UNSIGNED, value);
    }

    public CborWriter bool(boolean value) {
        out.write(value ? TRUE : FALSE);
        return this;
    }

    /** A whole number of any sign. */
    public CborWriter integer(long value) {
        return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value);
    }

    /** An integer where it is whole and at most 2⁵³ in amount, else a 64-bit float; throws {@link IllegalArgumentException} unless finite. */
    public CborWriter number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number, or an infinite one");
        }
        if (value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE) {
            return integer((long) value);
        }
        out.write(DOUBLE);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
        return this;
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
