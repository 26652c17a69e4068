package org.govchain.jose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes compact JSON with the members in the order given. It exists because what we sign is written once and hashed as it stands:
 * there is no indentation, no HTML escaping and no configuration, and a disclosure costs less than creating a generator.
 */
public final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;

    /** A text of roughly this many characters. */
    public JsonText(int expectedLength) {
        out = new StringBuilder(expectedLength);
    }

    /** Punctuation and other text that is JSON already. */
    public JsonText raw(String json) {
        out.append(json);
        return this;
    }

    /** A quoted string. */
    public JsonText string(String text) {
        out.append('"');
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Runs without escapes are copied as a whole: most strings are one run, and a certificate is a long one.
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, copied, i);
                escaped(c);
                copied = i + 1;
            }
        }
        out.append(text, copied, text.length()).append('"');
        return this;
    }

    /** {@code "name":"text"}. */
    public JsonText member(String name, String text) {
        return string(name).raw(":").string(text);
    }

    /** {@code "name":number}. */
    public JsonText member(String name, long number) {
        string(name).out.append(':').append(number);
        return this;
    }

    /**
     * A JSON tree, or a tree of {@link Map} with string keys, {@link List}, {@link String}, {@link Integer}, {@link Long},
     * {@link BigInteger}, {@link BigDecimal}, {@link Boolean} and null.
     *
     * @throws IllegalArgumentException for any other class, naming the class and not the value
     */
    public JsonText value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case JsonNode node -> node(node);
            case String text -> string(text);
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case Integer _, Long _, BigInteger _, BigDecimal _, Boolean _ -> out.append(value);
            default ->
                throw new IllegalArgumentException(
                        "no JSON form for a " + value.getClass().getName());
        }
        return this;
    }

    /** The text in UTF-8. */
    public byte[] toUtf8() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void node(JsonNode node) {
        if (node.isString()) {
            string(node.stringValue());
        } else if (node.isObject()) {
            out.append('{');
            boolean first = true;
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                separate(first).string(member.getKey()).raw(":").node(member.getValue());
                first = false;
            }
            out.append('}');
        } else if (node.isArray()) {
            array(node.values());
        } else if (node.isNumber() || node.isBoolean() || node.isNull()) {
            out.append(node);
        } else {
            throw new IllegalArgumentException("no JSON form for a " + node.getNodeType());
        }
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a JSON member has a string as its name");
            }
            separate(first).string(name).raw(":").value(member.getValue());
            first = false;
        }
        out.append('}');
    }

    private void array(Iterable<?> elements) {
        out.append('[');
        boolean first = true;
        for (Object element : elements) {
            separate(first).value(element);
            first = false;
        }
        out.append(']');
    }

    private JsonText separate(boolean first) {
        if (!first) {
            out.append(',');
        }
        return this;
    }

    private void escaped(char c) {
        if (c < 0x20) {
            out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        } else {
            out.append('\\').append(c);
        }
    }
}
