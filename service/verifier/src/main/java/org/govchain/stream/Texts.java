package org.govchain.stream;

import java.nio.charset.StandardCharsets;

/** Texts in payloads have 1 to 256 bytes of UTF-8. */
public final class Texts {

    private static final int MOST = 256;

    private Texts() {}

    /** Whether this may be a text of a payload. */
    public static boolean isOne(String text) {
        // A UTF-16 unit has at most three bytes in UTF-8: short texts need no encoding to be counted.
        return !text.isEmpty()
                && (text.length() <= MOST / 3 || text.getBytes(StandardCharsets.UTF_8).length <= MOST)
                && hasWholeCharacters(text);
    }

    /** Half of a surrogate pair has no form in UTF-8: it would become another text. */
    private static boolean hasWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return true;
    }

    static void require(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("a text has 1 to " + MOST + " bytes of UTF-8");
        }
    }
}
