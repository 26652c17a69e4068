package org.govchain.consortium;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes recursive length prefix encoding (Ethereum yellow paper, appendix B). */
final class Rlp {

    private static final int STRING = 0x80;
    private static final int LIST = 0xc0;
    private static final int LONGEST_SHORT = 55;

    private static final byte[] EMPTY_STRING = {(byte) STRING};
    private static final byte[] EMPTY_LIST = {(byte) LIST};

    private Rlp() {}

    /** The empty string, which is also the number zero. */
    static byte[] zero() {
        return EMPTY_STRING.clone();
    }

    static byte[] emptyList() {
        return EMPTY_LIST.clone();
    }

    static byte[] string(byte[] bytes) {
        return bytes.length == 1 && (bytes[0] & 0xff) < STRING ? bytes.clone() : prefixed(STRING, List.of(bytes));
    }

    /** An unsigned number without leading zeros. */
    static byte[] number(long value) {
        int length = (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
        return string(bytes);
    }

    /** A list of items that are encoded already. */
    static byte[] list(List<byte[]> items) {
        return prefixed(LIST, items);
    }

    private static byte[] prefixed(int kind, List<byte[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        if (length <= LONGEST_SHORT) {
            out.write(kind + length);
        } else {
            int sizeOfLength = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(kind + LONGEST_SHORT + sizeOfLength);
            for (int i = sizeOfLength - 1; i >= 0; i--) {
                out.write(length >>> (8 * i));
            }
        }
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
