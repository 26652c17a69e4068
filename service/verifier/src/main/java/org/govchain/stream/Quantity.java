package org.govchain.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One quantity of a reading.
 *
 * @param name of the quantity, such as {@code temperature}
 * @param value what was measured
 * @param unit UCUM code, case-sensitive; {@code 1} for numbers without unit, texts and flags
 */
public record Quantity(String name, Value value, String unit) {

    /** The order of deterministic CBOR: bytewise over the encoded names, so shorter ones come first (RFC 8949 §4.2.1). */
    static final Comparator<Quantity> ORDER = (one, other) -> {
        byte[] first = one.name.getBytes(StandardCharsets.UTF_8);
        byte[] second = other.name.getBytes(StandardCharsets.UTF_8);
        return first.length == second.length ? Arrays.compareUnsigned(first, second) : first.length - second.length;
    };

    /** Throws {@link IllegalArgumentException} unless name and unit have 1 to 256 bytes. */
    public Quantity {
        Texts.require(name);
        Texts.require(unit);
    }
}
