package org.govchain.chain;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The 0x-prefixed lower-case hexadecimal in which nodes write bytes. */
final class Hex {

    private static final HexFormat LOWER = HexFormat.of();

    private Hex() {}

    static String of(byte[] bytes) {
        return "0x" + LOWER.formatHex(bytes);
    }

    /** @throws IllegalArgumentException when the text is not 0x followed by an even number of hexadecimal digits */
    static byte[] parse(String hex) {
        if (!hex.startsWith("0x")) {
            throw new IllegalArgumentException("hexadecimal without 0x");
        }
        return LOWER.parseHex(hex, 2, hex.length());
    }

    /** The same text in lower case, refused unless it stands for exactly {@code length} bytes. */
    static String exactly(int length, @Nullable String hex, String what) {
        if (hex == null || !hex.startsWith("0x") || hex.length() != 2 + 2 * length) {
            throw new IllegalArgumentException(what + " must be 0x and " + 2 * length + " hexadecimal digits");
        }
        return of(parse(hex));
    }
}
