package org.govchain.seal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes as decimal digits, seven bytes in seventeen digits: in a QR code's numeric mode 1.2 % longer than the bytes themselves, and any
 * camera reads them. As FIDO's hybrid transport does it (CTAP 2.2 §11.5.1): each group is a little-endian number with leading zeros.
 */
final class DecimalChunks {

    private static final int CHUNK_BYTES = 7;
    private static final int CHUNK_DIGITS = 17;
    // Digits for 0 to 6 remaining bytes: as many as 256ⁿ − 1 has.
    private static final int[] DIGITS = {0, 3, 5, 8, 10, 13, 15};
    private static final int MAX_DIGITS = DigitalSeal.MAX_LENGTH / CHUNK_BYTES * CHUNK_DIGITS + CHUNK_DIGITS;

    private DecimalChunks() {}

    static String encode(byte[] bytes) {
        StringBuilder digits = new StringBuilder(bytes.length * CHUNK_DIGITS / CHUNK_BYTES + CHUNK_DIGITS);
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, bytes.length - from);
            long value = 0;
            for (int i = length - 1; i >= 0; i--) {
                value = (value << 8) | (bytes[from + i] & 0xff);
            }
            String number = Long.toString(value);
            digits.repeat('0', digitsOf(length) - number.length()).append(number);
        }
        return digits.toString();
    }

    /** Whether this many digits can be the form of one or more bytes. */
    static boolean isPossibleLength(int digits) {
        return digits > 0 && digits <= MAX_DIGITS && Arrays.binarySearch(DIGITS, digits % CHUNK_DIGITS) >= 0;
    }

    static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The bytes of digits of a possible length; empty when a group is 256ⁿ or more. */
    static Optional<byte[]> decode(String digits) {
        int rest = Arrays.binarySearch(DIGITS, digits.length() % CHUNK_DIGITS);
        byte[] bytes = new byte[digits.length() / CHUNK_DIGITS * CHUNK_BYTES + rest];
        int at = 0;
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, bytes.length - from);
            long value = Long.parseLong(digits, at, at + digitsOf(length), 10);
            if (value >>> (8 * length) != 0) {
                return Optional.empty();
            }
            for (int i = 0; i < length; i++) {
                bytes[from + i] = (byte) (value >>> (8 * i));
            }
            at += digitsOf(length);
        }
        return Optional.of(bytes);
    }

    private static int digitsOf(int bytes) {
        return bytes == CHUNK_BYTES ? CHUNK_DIGITS : DIGITS[bytes];
    }
}
