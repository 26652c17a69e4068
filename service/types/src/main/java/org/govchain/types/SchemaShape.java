package org.govchain.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What claims can look like at a place, as far as the schema says: the alternatives that {@code $ref}, {@code oneOf} and the like
 * offer there. Only for schemas that {@link SchemaRules} found right, whose references end.
 */
final class SchemaShape {

    private static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> BRANCHES = List.of("then", "else");
    private static final Set<String> NUMBERS = Set.of("number", "integer");
    private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean");

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,3}");

    private final ObjectNode root;
    private final List<JsonNode> alternatives;

    private SchemaShape(ObjectNode root, List<JsonNode> alternatives) {
        this.root = root;
        this.alternatives = alternatives;
    }

    /** The claims as a whole. */
    static SchemaShape of(ObjectNode schema) {
        return new SchemaShape(schema, expand(schema, List.of(schema)));
    }

    /** Below a member, or at an index of a list; no place at all when no alternative has it. */
    SchemaShape member(String name) {
        if (INDEX.matcher(name).matches() && mayBe("array")) {
            return element();
        }
        return below(alternatives.stream()
                .map(alternative -> alternative.path("properties").path(name))
                .filter(JsonNode::isObject));
    }

    SchemaShape at(List<String> names) {
        SchemaShape shape = this;
        for (String name : names) {
            shape = shape.member(name);
        }
        return shape;
    }

    /** An element of the list that stands here. */
    SchemaShape element() {
        return below(alternatives.stream()
                .flatMap(alternative -> Stream.concat(
                        Stream.of(alternative.path("items")), alternative.path("prefixItems").values().stream()))
                .filter(JsonNode::isObject));
    }

    boolean exists() {
        return !alternatives.isEmpty();
    }

    boolean mayBe(String kind) {
        return kinds().contains(kind);
    }

    /** Whether whatever may stand here reads as text of its own accord: a scalar or a list of scalars. */
    boolean isPlain() {
        Set<String> kinds = kinds();
        if (kinds.remove("array")
                && !(element().exists() && SCALARS.containsAll(element().kinds()))) {
            return false;
        }
        return SCALARS.containsAll(kinds);
    }

    /** Whether only a day (RFC 3339 full-date) can stand here. */
    boolean isDate() {
        return exists()
                && alternatives.stream()
                        .anyMatch(alternative -> alternative.path("format").isString()
                                && alternative.path("format").stringValue().equals("date"));
    }

    /** Whether only a number can stand here. */
    boolean isNumber() {
        return exists() && NUMBERS.containsAll(kinds());
    }

    /** The values that can stand here or in the list here; empty when they are not listed. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        for (JsonNode alternative : mayBe("array") ? element().alternatives : alternatives) {
            alternative.path("enum").values().forEach(word -> words.add(TextTemplate.plain(word)));
            if (alternative.has("const")) {
                words.add(TextTemplate.plain(alternative.path("const")));
            }
        }
        return words;
    }

    private Set<String> kinds() {
        Set<String> kinds = new HashSet<>();
        for (JsonNode alternative : alternatives) {
            JsonNode type = alternative.path("type");
            if (type.isString()) {
                kinds.add(type.stringValue());
            }
            type.values().forEach(kind -> kinds.add(kind.stringValue()));
            alternative.path("enum").values().forEach(value -> kinds.add(kind(value)));
            if (alternative.has("const")) {
                kinds.add(kind(alternative.path("const")));
            }
            if (alternative.has("properties")) {
                kinds.add("object");
            }
        }
        if (kinds.isEmpty() && exists()) {
            kinds.add("anything");
        }
        return kinds;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    private SchemaShape below(Stream<JsonNode> places) {
        return new SchemaShape(root, expand(root, places.toList()));
    }

    private static List<JsonNode> expand(ObjectNode root, List<JsonNode> places) {
        List<JsonNode> all = new ArrayList<>(places);
        for (int i = 0; i < all.size(); i++) {
            JsonNode place = all.get(i);
            if (place.path("$ref").isString()) {
                all.add(root.at(place.path("$ref").stringValue().substring(1)));
            }
            ALTERNATIVES.forEach(keyword -> all.addAll(place.path(keyword).values()));
            BRANCHES.stream().map(place::path).filter(JsonNode::isObject).forEach(all::add);
        }
        return all;
    }
}
