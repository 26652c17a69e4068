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
