package org.govchain.types;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a schema of claims must satisfy beside being JSON Schema 2020-12: it stands alone, it is finite, and no keyword is misspelt,
 * because JSON Schema ignores what it does not know and would accept everything there.
 */
final class SchemaRules {

    /** Subschemas to visit for one judgement, with every reference followed; the shipped types have fewer than 300. */
    private static final long MOST_SUBSCHEMAS = 10_000;

    private static final java.util.regex.Pattern DEFINITION =
            java.util.regex.Pattern.compile("#/\\$defs/([A-Za-z0-9_-]+)");
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> WITH_SCHEMA = Set.of(
            "items",
            "contains",
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
            "propertyNames",
            "not",
            "if",
            "then",
            "else");
    private static final Set<String> WITH_SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> WITH_NAMED_SCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "dependentSchemas");
    private static final Set<String> WITH_VALUE = Set.of(
            "$ref",
            "$comment",
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "title",
            "description",
            "default",
            "deprecated",
            "examples",
            "format");
    private static final Set<String> FORMATS = Set.of(
            "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "ipv4", "ipv6", "uri", "uuid");
    private static final Set<String> KEYWORDS = keywords();

    private final ObjectNode root;
    private final Mistakes mistakes;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private SchemaRules(ObjectNode root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** Notes what is wrong; whether nothing is. */
    static boolean check(ObjectNode schema, String path, Mistakes mistakes) {
        int before = mistakes.all().size();
        SchemaRules rules = new SchemaRules(schema, mistakes);
        JsonNode dialect = schema.path("$schema");
        if (!dialect.isMissingNode()
                && !(dialect.isString() && dialect.stringValue().equals(DIALECT))) {
            mistakes.note(path + ".$schema", dialect, "\"" + DIALECT + "\"", "write that, or leave it out");
        }
        rules.schema(schema, path, true);
        if (mistakes.all().size() == before) {
            rules.metaSchema(path);
        }
        if (mistakes.all().size() == before && rules.size(schema, path) > MOST_SUBSCHEMAS) {
            mistakes.note(
                    path,
                    "more than " + MOST_SUBSCHEMAS + " subschemas when every reference is followed",
                    "fewer",
                    "refer to a definition from fewer places");
        }
        return mistakes.all().size() == before;
    }

    private void metaSchema(String path) {
        Set<String> told = new HashSet<>();
        for (Violation violation : ClaimsSchema.violationsOfMetaSchema(root)) {
            if (told.add(violation.pointer())) {
                JsonPointer pointer = JsonPointer.compile(violation.pointer());
                mistakes.note(
                        path(path, pointer),
                        root.at(pointer),
                        "JSON Schema 2020-12",
                        "the value " + violation.rule().replaceFirst("^must", "must"));
            }
        }
    }

    private void schema(JsonNode schema, String path, boolean top) {
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            String keyword = member.getKey();
            JsonNode value = member.getValue();
            String here = Mistakes.member(path, keyword);
            if (WITH_SCHEMA.contains(keyword)) {
                schema(value, here, false);
            } else if (WITH_SCHEMAS.contains(keyword)) {
                for (int i = 0; i < value.size(); i++) {
                    schema(value.path(i), Mistakes.element(here, i), false);
                }
            } else if (WITH_NAMED_SCHEMAS.contains(keyword)) {
                value.properties().forEach(named -> {
                    if (keyword.equals("patternProperties")) {
                        pattern(named.getKey(), here);
                    }
                    schema(named.getValue(), Mistakes.member(here, named.getKey()), false);
                });
            } else if (!WITH_VALUE.contains(keyword) && !(top && keyword.equals("$schema"))) {
                unknown(keyword, here);
            }
        }
        values(schema, path);
    }

    private void values(JsonNode schema, String path) {
        JsonNode pattern = schema.path("pattern");
        if (pattern.isString()) {
            pattern(pattern.stringValue(), path + ".pattern");
        }
        JsonNode format = schema.path("format");
        if (format.isString() && !FORMATS.contains(format.stringValue())) {
            mistakes.note(path + ".format", format, "one of " + listed(FORMATS), meant(format.stringValue(), FORMATS));
        }
        JsonNode reference = schema.path("$ref");
        if (!reference.isMissingNode() && target(reference).isEmpty()) {
            mistakes.note(
                    path + ".$ref",
                    reference,
                    "the place of a definition in this file, such as \"#/$defs/address\"",
                    "write the definition below claims.$defs; nothing is fetched from elsewhere");
        }
        JsonNode properties = schema.path("properties");
        if (properties.isObject()
                && schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue()
                && schema.path("required").isArray()) {
            for (JsonNode name : schema.path("required")) {
                if (name.isString() && !properties.has(name.stringValue())) {
                    mistakes.note(
                            path + ".required",
                            name,
                            "only names of properties",
                            meant(name.stringValue(), properties.propertyNames()));
                }
            }
        }
    }

    private void pattern(String pattern, String path) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            mistakes.note(
                    path,
                    "the pattern " + Mistakes.quote(pattern),
                    "a regular expression of RE2, which is fast on any text and therefore has no look-ahead, no look-behind and no"
                            + " back-reference",
                    e.getDescription() + (e.getPattern() == null ? "" : ": " + Mistakes.quote(e.getPattern())));
        }
    }

    private void unknown(String keyword, String path) {
        mistakes.note(
                path,
                "a keyword that means nothing here",
                "a keyword of JSON Schema 2020-12",
                meant(keyword, KEYWORDS));
    }

    /** Subschemas below this one, with references followed; notes a reference to itself. */
    private long size(JsonNode schema, String path) {
        long size = 1;
        JsonNode reference = schema.path("$ref");
        if (reference.isString()) {
            size += sizeOfDefinition(reference.stringValue(), path);
        }
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            String keyword = member.getKey();
            if (WITH_SCHEMA.contains(keyword)) {
                size += size(member.getValue(), path);
            } else if (WITH_SCHEMAS.contains(keyword)
                    || (WITH_NAMED_SCHEMAS.contains(keyword) && !keyword.equals("$defs"))) {
                for (JsonNode child : member.getValue()) {
                    size += size(child, path);
                }
            }
        }
        return Math.min(size, MOST_SUBSCHEMAS + 1);
    }

    private long sizeOfDefinition(String reference, String path) {
        Long known = sizes.get(reference);
        if (known != null) {
            return known;
        }
        if (!open.add(reference)) {
            mistakes.note(
                    path,
                    "a chain of references that comes back to " + Mistakes.quote(reference),
                    "definitions that end",
                    "write out what may be nested, as deep as it may be");
            return 1;
        }
        long size = size(root.at(reference.substring(1)), path);
        open.remove(reference);
        sizes.put(reference, size);
        return size;
    }

    private Optional<JsonNode> target(JsonNode reference) {
        return Optional.of(DEFINITION.matcher(reference.isString() ? reference.stringValue() : ""))
                .filter(Matcher::matches)
                .map(definition -> root.path("$defs").path(definition.group(1)))
                .filter(JsonNode::isObject);
    }

    private static String path(String path, JsonPointer pointer) {
        String member = path;
        for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
            member = Mistakes.member(member, at.getMatchingProperty());
        }
        return member;
    }

    private static String meant(String word, Iterable<String> words) {
        List<String> known = new ArrayList<>();
        words.forEach(known::add);
        return Spelling.nearest(word, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("take it out or take another");
    }

    private static String listed(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    private static Set<String> keywords() {
        Set<String> all = new HashSet<>(WITH_VALUE);
        all.addAll(WITH_SCHEMA);
        all.addAll(WITH_SCHEMAS);
        all.addAll(WITH_NAMED_SCHEMAS);
        return Set.copyOf(all);
    }
}
