package org.govchain.jose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON of strangers (RFC 8259): valid UTF-8, no member twice, nothing after the value, bounded depth, names and numbers. Anything
 * else is absent, never an exception. Memory is proportional to the input.
 */
public final class StrictJson {

    /** Deepest nesting of arrays and objects that is read. */
    public static final int MAX_DEPTH = 32;

    private static final int MAX_DOCUMENT_CHARS = 2 << 20;
    private static final int MAX_NAME_CHARS = 256;
    private static final int MAX_NUMBER_CHARS = 64;
    private static final char REPLACEMENT = '\uFFFD';

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_DOCUMENT_CHARS)
                            .maxStringLength(MAX_DOCUMENT_CHARS)
                            .maxNameLength(MAX_NAME_CHARS)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private StrictJson() {}

    /** One JSON value in UTF-8. */
    public static Optional<JsonNode> parse(byte[] utf8) {
        // Jackson's own UTF-8 reader lets some ill-formed sequences pass; the JDK replaces each by U+FFFD.
        String json = new String(utf8, StandardCharsets.UTF_8);
        return json.indexOf(REPLACEMENT) < 0 || isUtf8(utf8) ? parse(json) : Optional.empty();
    }

    /** Asked only of text that shows U+FFFD, which may have been sent as such. */
    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** One JSON value. */
    public static Optional<JsonNode> parse(String json) {
        if (json.length() > MAX_DOCUMENT_CHARS) {
            return Optional.empty();
        }
        try {
            JsonNode value = READER.readValue(json);
            return value == null || value.isMissingNode() || !numbersAreFinite(value)
                    ? Optional.empty()
                    : Optional.of(value);
        } catch (JacksonException notStrictJson) {
            return Optional.empty();
        }
    }

    /** One JSON object in UTF-8. */
    public static Optional<ObjectNode> parseObject(byte[] utf8) {
        return parse(utf8).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    /** One JSON object. */
    public static Optional<ObjectNode> parseObject(String json) {
        return parse(json).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    /** A member that is a string; empty when it is absent or something else. */
    public static Optional<String> text(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** A member that is an integer of at most 63 bits and not negative; empty when it is absent or something else. */
    public static Optional<Long> unsigned(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    private static boolean numbersAreFinite(JsonNode value) {
        if (value.isContainer()) {
            for (JsonNode child : value) {
                if (!numbersAreFinite(child)) {
                    return false;
                }
            }
        }
        return !value.isFloatingPointNumber() || Double.isFinite(value.doubleValue());
    }
}
