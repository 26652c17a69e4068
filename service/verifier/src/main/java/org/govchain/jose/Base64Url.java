package org.govchain.jose;

import java.util.Base64;
import java.util.Optional;

/** base64url without padding (RFC 4648 §5, RFC 7515 §2): every byte string has exactly one spelling. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    /** The unpadded text of these bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Empty for padding, foreign characters, an impossible length, or unused bits that are not zero. */
    public static Optional<byte[]> decode(String text) {
        int rest = text.length() & 3;
        if (rest == 1 || !hasOnlyAlphabet(text)) {
            return Optional.empty();
        }
        // The JDK's decoder ignores the unused low bits of the last character, which would give one signature many
        // texts.
        if (rest != 0 && (value(text.charAt(text.length() - 1)) & (rest == 2 ? 0x0f : 0x03)) != 0) {
            return Optional.empty();
        }
        return Optional.of(DECODER.decode(text));
    }

    private static boolean hasOnlyAlphabet(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '-' ? 62 : c == '_' ? 63 : -1;
    }
}
