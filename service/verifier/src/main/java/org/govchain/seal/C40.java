package org.govchain.seal;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The C40 text of seal headers (ICAO Doc 9303-13 §2.3.1): digits, upper-case letters and {@code <}, three characters in two bytes; a
 * single last character is {@code FE} and its ASCII code plus one.
 */
final class C40 {

    private static final int UNLATCH = 0xfe;
    private static final int PAD = 0;

    private C40() {}

    /** Bytes that this many characters take. */
    static int encodedLength(int characters) {
        return (characters + 2) / 3 * 2;
    }

    static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encodedLength(text.length()));
        for (int i = 0; i < text.length(); i += 3) {
            if (text.length() - i == 1) {
                value(text.charAt(i));
                out.write(UNLATCH);
                out.write(text.charAt(i) + 1);
            } else {
                int third = i + 2 < text.length() ? value(text.charAt(i + 2)) : PAD;
                int packed = 1600 * value(text.charAt(i)) + 40 * value(text.charAt(i + 1)) + third + 1;
                out.write(packed >>> 8);
                out.write(packed);
            }
        }
        return out.toByteArray();
    }

    /** Reads this many characters; empty unless the bytes are exactly their encoding. */
    static Optional<String> decode(byte[] bytes, int offset, int characters) {
        if (characters < 0 || offset + encodedLength(characters) > bytes.length) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(characters);
        for (int at = offset; text.length() < characters; at += 2) {
            int rest = characters - text.length();
            int high = bytes[at] & 0xff;
            int low = bytes[at + 1] & 0xff;
            boolean read = rest == 1 ? single(high, low, text) : triple((high << 8) | low, rest, text);
            if (!read) {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    private static boolean single(int high, int low, StringBuilder text) {
        char c = (char) (low - 1);
        text.append(c);
        return high == UNLATCH && isEncodable(c);
    }

    private static boolean triple(int packed, int rest, StringBuilder text) {
        int value = packed - 1;
        int third = value % 40;
        boolean padded = rest == 2;
        if (value < 0 || value / 1600 > 39 || (padded ? third != PAD : third < 3)) {
            return false;
        }
        if (value / 1600 < 3 || value / 40 % 40 < 3) {
            return false;
        }
        text.append(character(value / 1600)).append(character(value / 40 % 40));
        if (!padded) {
            text.append(character(third));
        }
        return true;
    }

    private static char character(int value) {
        return value == 3 ? '<' : (char) (value < 14 ? '0' + value - 4 : 'A' + value - 14);
    }

    private static int value(char c) {
        if (!isEncodable(c)) {
            throw new IllegalArgumentException("C40 holds digits, upper-case letters and <");
        }
        return c == '<' ? 3 : c <= '9' ? c - '0' + 4 : c - 'A' + 14;
    }

    private static boolean isEncodable(char c) {
        return c == '<' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
}
