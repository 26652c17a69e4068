package org.govchain.credential;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads items of known kind from deterministic CBOR (RFC 8949 §4.2.1). The first item that is of another kind, not in its shortest form
 * or cut short makes everything after it fail too, so that a caller reads on and asks {@link #failed} once.
 */
public final class CborReader {

    private final byte[] input;
    private int position;
    private boolean failed;

    public CborReader(byte[] input) {
        this.input = input;
    }

    public boolean failed() {
        return failed;
    }

    public boolean isAtEnd() {
        return position == input.length;
    }

    public long unsigned() {
        return head(CborWriter.UNSIGNED);
    }

    /** The major type of the next item, 7 for floats, true and false; −1 at the end or after a failure. */
    public int major() {
        return failed || isAtEnd() ? -1 : (input[position] & 0xff) >>> 5;
    }

    /** Whether the next item is true or false. */
    public boolean isFlag() {
        int next = failed || isAtEnd() ? -1 : input[position] & 0xff;
        return next == CborWriter.TRUE || next == CborWriter.FALSE;
    }

    public boolean bool() {
        int value = simple();
        if (value != CborWriter.TRUE && value != CborWriter.FALSE) {
            fail();
        }
        return value == CborWriter.TRUE;
    }

    /** An integer or a 64-bit float; which of both a number must be, the writer knows. */
    public double number() {
        return switch (major()) {
            case CborWriter.UNSIGNED -> unsigned();
            case CborWriter.NEGATIVE -> -1 - head(CborWriter.NEGATIVE);
            default -> floating();
        };
    }

    public byte[] bytes() {
        return content(head(CborWriter.BYTES));
    }

    public String text() {
        try {
            byte[] utf8 = content(head(CborWriter.TEXT));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            failed = true;
            return "";
        }
    }

    /** The argument of an item's head; 0 after a failure. Arguments of 2⁶³ and more are refused: nothing of ours is as large. */
    public long head(int major) {
        if (failed || isAtEnd()) {
            return fail();
        }
        int initial = input[position++] & 0xff;
        int info = initial & 0x1f;
        if (initial >>> 5 != major || info > 27) {
            return fail();
        }
        if (info < 24) {
            return info;
        }
        int length = 1 << (info - 24);
        if (input.length - position < length) {
            return fail();
        }
        long argument = 0;
        for (int i = 0; i < length; i++) {
            argument = (argument << 8) | (input[position++] & 0xff);
        }
        return argument < 0 || CborWriter.argumentLength(argument) != length ? fail() : argument;
    }

    private double floating() {
        if (simple() != CborWriter.DOUBLE || input.length - position < Double.BYTES) {
            return fail();
        }
        double value = ByteBuffer.wrap(input, position, Double.BYTES).getDouble();
        position += Double.BYTES;
        return Double.isFinite(value) ? value : fail();
    }

    private int simple() {
        return failed || isAtEnd() ? (int) fail() : input[position++] & 0xff;
    }

    private byte[] content(long length) {
        if (failed || length > input.length - position) {
            fail();
            return new byte[0];
        }
        byte[] content = Arrays.copyOfRange(input, position, position + (int) length);
        position += (int) length;
        return content;
    }

    private long fail() {
        failed = true;
        return 0;
    }
}
