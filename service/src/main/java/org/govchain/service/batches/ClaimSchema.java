package org.govchain.service.batches;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a JSON Schema says of one place in the claims, as far as a cell needs it: the schema itself judges the whole row later. For one thread. */
final class ClaimSchema {

    /** What a place may hold. */
    enum Kind {
        TEXT,
        DATE,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** A list of plain values. */
        LIST,
        /** More claims below. */
        GROUP
    }

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int DEEPEST = 16;

    /** What is asked for every cell is found out once for every path. */
    private record Place(Set<Kind> kinds, Set<Kind> itemKinds, boolean isList) {}

    private final JsonNode root;
    private final Map<List<String>, Place> places = new HashMap<>();

    ClaimSchema(JsonNode root) {
        this.root = root;
    }

    /** Whether a path segment is a place in a list, counted from 0. */
    static boolean isIndex(String segment) {
        return INDEX.matcher(segment).matches();
    }

    /** What may stand at a path; empty when the schema knows no such place. */
    Set<Kind> kinds(List<String> path) {
        return place(path).kinds;
    }

    /** What the items of a list of plain values may be. */
    Set<Kind> itemKinds(List<String> path) {
        return place(path).itemKinds;
    }

    /** Whether the segment after a path is a place in a list. */
    boolean isList(List<String> path) {
        return place(path).isList;
    }

    private Place place(List<String> path) {
        Place known = places.get(path);
        if (known == null) {
            known = read(path);
            places.put(List.copyOf(path), known);
        }
        return known;
    }

    private Place read(List<String> path) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Set<Kind> items = EnumSet.noneOf(Kind.class);
        boolean isList = false;
        for (JsonNode schema : at(path)) {
            addKinds(schema, kinds);
            expand(schema.path("items"), 0).forEach(item -> addKinds(item, items));
            isList |= schema.has("items");
        }
        return new Place(kinds, items, isList);
    }

    private List<JsonNode> at(List<String> path) {
        List<JsonNode> here = expand(root, 0);
        for (String segment : path) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode schema : here) {
                JsonNode child = isIndex(segment) && schema.has("items")
                        ? schema.get("items")
                        : schema.path("properties").path(segment);
                next.addAll(expand(child, 0));
            }
            here = next;
        }
        return here;
    }

    /** A schema with those that it refers to or chooses from. */
    private List<JsonNode> expand(JsonNode schema, int depth) {
        List<JsonNode> all = new ArrayList<>();
        if (!schema.isObject() || depth > DEEPEST) {
            return all;
        }
        all.add(schema);
        String reference = schema.path("$ref").asString("");
        if (reference.startsWith("#/")) {
            all.addAll(expand(root.at(reference.substring(1)), depth + 1));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            for (JsonNode branch : schema.path(choice)) {
                all.addAll(expand(branch, depth + 1));
            }
        }
        return all;
    }

    private void addKinds(JsonNode schema, Set<Kind> kinds) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> addKind(one.asString(""), schema, kinds));
        } else {
            addKind(type.asString(""), schema, kinds);
        }
        addValue(schema.path("const"), kinds);
        schema.path("enum").forEach(value -> addValue(value, kinds));
    }

    private void addKind(String type, JsonNode schema, Set<Kind> kinds) {
        switch (type) {
            case "string" -> kinds.add("date".equals(schema.path("format").asString("")) ? Kind.DATE : Kind.TEXT);
            case "integer" -> kinds.add(Kind.INTEGER);
            case "number" -> kinds.add(Kind.NUMBER);
            case "boolean" -> kinds.add(Kind.BOOLEAN);
            case "array" -> kinds.add(isPlainList(schema) ? Kind.LIST : Kind.GROUP);
            case "object" -> kinds.add(Kind.GROUP);
            default -> {
                // no type: "const" and "enum" say it, or nothing does
            }
        }
    }

    private boolean isPlainList(JsonNode list) {
        Set<Kind> items = EnumSet.noneOf(Kind.class);
        expand(list.path("items"), 0).forEach(schema -> addKinds(schema, items));
        return !items.isEmpty() && !items.contains(Kind.GROUP) && !items.contains(Kind.LIST);
    }

    private static void addValue(JsonNode value, Set<Kind> kinds) {
        if (value.isString()) {
            kinds.add(Kind.TEXT);
        } else if (value.isIntegralNumber()) {
            kinds.add(Kind.INTEGER);
        } else if (value.isNumber()) {
            kinds.add(Kind.NUMBER);
        } else if (value.isBoolean()) {
            kinds.add(Kind.BOOLEAN);
        }
    }
}
