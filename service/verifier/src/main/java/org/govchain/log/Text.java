package org.govchain.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.govchain.merkle.Sha256Digest;

/** The two lexical forms that the C2SP texts share, each with one spelling per value. */
final class Text {

    /** 2⁶³ − 1 has 19 digits. */
    private static final int MAX_DIGITS = 19;

    private Text() {}

    /** ASCII decimal without sign and leading zeroes, at most 2⁶³ − 1. */
    static Parsed<Long> decimal(String text) {
        boolean wellFormed = !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!wellFormed) {
            return new Parsed.Malformed<>("number is not a plain decimal");
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        // At 19 digits the only overflow possible is into the sign bit.
        return value < 0 ? new Parsed.Malformed<>("number is above 2⁶³ − 1") : new Parsed.Ok<>(value);
    }

    /** Base64 of 32 bytes (RFC 4648 §4). */
    static Parsed<Sha256Digest> digest(String text) {
        return base64(text)
                .then(bytes -> bytes.length == Sha256Digest.LENGTH
                        ? new Parsed.Ok<>(Sha256Digest.of(bytes))
                        : new Parsed.Malformed<>("hash has not 32 bytes"));
    }

    /** Base64 (RFC 4648 §4) in its canonical spelling: with padding, no other characters, unused bits zero. */
    static Parsed<byte[]> base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new Parsed.Malformed<>("base64 is malformed");
        }
        boolean canonical =
                Arrays.equals(Base64.getEncoder().encode(bytes), text.getBytes(StandardCharsets.ISO_8859_1));
        return canonical ? new Parsed.Ok<>(bytes) : new Parsed.Malformed<>("base64 is not canonical");
    }
}
