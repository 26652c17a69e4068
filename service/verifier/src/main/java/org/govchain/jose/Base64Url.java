package org.govchain.jose;

import java.util.Base64;
import java.util.Optional;

/** base64url without padding (RFC 4648 §5, RFC 7515 §2): every byte string has exactly one spelling. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Base64Url() {}

    /** The unpadded text of these bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Empty for padding, foreign characters, an impossible length, or unused bits that are not zero. */
    public static Optional<byte[]> decode(String text) {
        int length = text.length();
        // The JDK's decoder takes padding at the end, and ignores the unused low bits of the last character: either
        // would give
        // one signature many texts. Everything else that is foreign it refuses itself.
        if (length > 0 && (text.charAt(length - 1) == '=' || unusedBits(text) != 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DECODER.decode(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** The bits of the last character that stand for nothing: four after two characters of a group, two after three. */
    private static int unusedBits(String text) {
        int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
        return switch (text.length() & 3) {
            case 2 -> last & 0x0f;
            case 3 -> last & 0x03;
            default -> 0;
        };
    }
}
