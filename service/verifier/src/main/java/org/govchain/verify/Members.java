package org.govchain.verify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.govchain.jose.Base64Url;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of one JSON object. The first thing wrong is kept and answered by {@link #problem}, so that a format is read as
 * one list of members; every accessor goes on with an empty value. A member that nobody asked for is a problem too.
 */
final class Members {

    private static final HexFormat HEX = HexFormat.of();
    /** One spelling per instant: seconds, UTC. */
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private final ObjectNode object;
    private final String place;
    private final Set<String> asked = new HashSet<>();
    private @Nullable String problem;

    Members(ObjectNode object, String place) {
        this.object = object;
        this.place = place;
    }

    /** The first problem: which member breaks which rule, never its value. */
    Optional<String> problem() {
        if (problem == null) {
            for (String name : object.propertyNames()) {
                if (!asked.contains(name)) {
                    // The unknown name itself is not repeated: it may be anything.
                    problem = place + " has a member that the format does not know";
                    break;
                }
            }
        }
        return Optional.ofNullable(problem);
    }

    /** Notes a problem found by the caller. */
    void refuse(String rule) {
        if (problem == null) {
            problem = place + ": " + rule;
        }
    }

    boolean has(String name) {
        asked.add(name);
        return object.has(name);
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    String text(String name) {
        return required(name, StrictJson.text(object, name), "");
    }

    void expect(String name, String value) {
        if (!text(name).equals(value)) {
            refuse(name + " is not " + value);
        }
    }

    long number(String name) {
        return required(name, StrictJson.unsigned(object, name), 0L);
    }

    Optional<Long> optionalNumber(String name) {
        return has(name) ? Optional.of(number(name)) : Optional.empty();
    }

    Optional<byte[]> optionalBase64Url(String name) {
        return has(name) ? Optional.of(base64Url(name)) : Optional.empty();
    }

    byte[] base64Url(String name) {
        return required(name, Base64Url.decode(text(name)), new byte[0]);
    }

    List<byte[]> base64UrlList(String name) {
        return list(name, node -> textOf(node).flatMap(Base64Url::decode));
    }

    Sha256Digest digest(String name) {
        return required(name, Sha256Digest.parseHex(text(name)), RegistryJournal.EMPTY_HEAD);
    }

    /** {@code 0x} and this many bytes in lower-case hexadecimal digits. */
    String prefixedHex(String name, int bytes) {
        String text = text(name);
        boolean wellFormed = text.length() == 2 + 2 * bytes
                && text.startsWith("0x")
                && text.chars().skip(2).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!wellFormed) {
            refuse(name + " is not 0x and " + 2 * bytes + " lower-case hexadecimal digits");
        }
        return text;
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            if (INSTANT.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException _) {
            // A day or hour that does not exist; refused below like any other text.
        }
        refuse(name + " is not an instant like 2026-01-31T12:00:00Z");
        return Instant.EPOCH;
    }

    Duration duration(String name, Duration otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(text(name));
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(3660)) <= 0) {
                return duration;
            }
        } catch (DateTimeException _) {
            // Not ISO 8601; refused below like a duration out of range.
        }
        refuse(name + " is not an ISO 8601 duration above zero and below ten years");
        return otherwise;
    }

    List<byte[]> base64List(String name) {
        return list(name, node -> textOf(node).flatMap(Members::base64));
    }

    List<byte[]> hexList(String name) {
        return list(name, node -> textOf(node).flatMap(Members::hex));
    }

    List<String> textList(String name) {
        return list(name, Members::textOf);
    }

    /** Whole numbers of any sign. */
    List<Long> integerList(String name) {
        return list(
                name,
                node -> node.isIntegralNumber() && node.canConvertToLong()
                        ? Optional.of(node.longValue())
                        : Optional.empty());
    }

    /** Hashes, one behind the other in base64url. */
    List<Sha256Digest> digests(String name) {
        byte[] joined = base64Url(name);
        if (joined.length % Sha256Digest.LENGTH != 0) {
            refuse(name + " is not of whole hashes");
            return List.of();
        }
        List<Sha256Digest> digests = new ArrayList<>(joined.length / Sha256Digest.LENGTH);
        for (int offset = 0; offset < joined.length; offset += Sha256Digest.LENGTH) {
            digests.add(Sha256Digest.at(joined, offset));
        }
        return digests;
    }

    List<ObjectNode> objectList(String name) {
        return list(name, node -> node.isObject() ? Optional.of((ObjectNode) node) : Optional.empty());
    }

    /** A nested object; an empty one when it is missing or something else. */
    Members object(String name) {
        JsonNode value = has(name) ? object.get(name) : null;
        if (value != null && value.isObject()) {
            return new Members((ObjectNode) value, name);
        }
        refuse(name + " is missing or not an object");
        return new Members(object.objectNode(), name);
    }

    /** A nested object for a reader of its own; a problem when it is something else. */
    Optional<ObjectNode> objectOf(String name) {
        if (has(name) && object.get(name) instanceof ObjectNode nested) {
            return Optional.of(nested);
        }
        refuse(name + " is missing or not an object");
        return Optional.empty();
    }

    /** Takes over the first problem of a nested object. */
    void adopt(Members nested) {
        nested.problem().ifPresent(this::refuse);
    }

    /** The value, or the fallback with the parser's reason as problem. */
    <T> Optional<T> take(Parsed<T> parsed) {
        if (parsed instanceof Parsed.Malformed<T> malformed) {
            refuse(malformed.reason());
        }
        return parsed.asOptional();
    }

    private <T> List<T> list(String name, Function<JsonNode, Optional<T>> element) {
        JsonNode array = has(name) ? object.get(name) : null;
        if (array == null || !array.isArray()) {
            refuse(name + " is missing or not an array");
            return List.of();
        }
        List<T> elements = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            Optional<T> read = element.apply(node);
            if (read.isEmpty()) {
                refuse(name + " has an element of the wrong form");
                return List.of();
            }
            elements.add(read.get());
        }
        return elements;
    }

    private <T> T required(String name, Optional<? extends T> value, T otherwise) {
        asked.add(name);
        if (value.isEmpty()) {
            refuse(name + " is missing or of the wrong form");
            return otherwise;
        }
        return value.get();
    }

    private static Optional<String> textOf(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> hex(String text) {
        try {
            byte[] bytes = HEX.parseHex(text);
            return HEX.formatHex(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }
}
