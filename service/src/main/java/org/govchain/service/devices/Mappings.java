package org.govchain.service.devices;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Mappings as JSON: {@code {"temperature": {"from": "/temp", "unit": "Cel", "scale": 0.1, "offset": -40}}}. */
final class Mappings {

    private static final int MOST = 256;
    private static final int LONGEST_POINTER = 256;
    private static final Set<String> MEMBERS = Set.of("from", "unit", "scale", "offset");

    private Mappings() {}

    /** The member {@code mapping} of a request; absent, every quantity is taken from the member of its name. */
    static Map<String, MappedValue> read(Fields fields) {
        if (!fields.has("mapping")) {
            return Map.of();
        }
        JsonNode mapping = fields.get("mapping");
        if (!mapping.isObject() || mapping.size() > MOST) {
            fields.wrong("/mapping", "is an object with at most " + MOST + " quantities by name");
            return Map.of();
        }
        Map<String, MappedValue> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> value : mapping.properties()) {
            String pointer = "/mapping/" + value.getKey();
            if (!QuantityRules.isName(value.getKey())) {
                fields.wrong(pointer, "is no name of a quantity");
            }
            value(fields, pointer, value.getValue()).ifPresent(it -> values.put(value.getKey(), it));
        }
        return values;
    }

    private static Optional<MappedValue> value(Fields fields, String pointer, JsonNode value) {
        if (!(value instanceof ObjectNode object) || !MEMBERS.containsAll(object.propertyNames())) {
            fields.wrong(pointer, "has \"from\" and perhaps \"unit\", \"scale\" and \"offset\", nothing else");
            return Optional.empty();
        }
        Optional<JsonPointer> from = StrictJson.text(object, "from").flatMap(Mappings::pointer);
        if (from.isEmpty()) {
            fields.wrong(
                    pointer + "/from", "is a JSON pointer (RFC 6901) into the decoded object, such as /temperature");
        }
        Optional<String> unit = StrictJson.text(object, "unit");
        if (object.has("unit") && unit.filter(Units::isUcum).isEmpty()) {
            fields.wrong(pointer + "/unit", "is no UCUM code");
        }
        Optional<BigDecimal> scale = number(fields, pointer, object, "scale", BigDecimal.ONE);
        Optional<BigDecimal> offset = number(fields, pointer, object, "offset", BigDecimal.ZERO);
        if (scale.filter(it -> it.signum() == 0).isPresent()) {
            fields.wrong(pointer + "/scale", "is not zero");
        }
        return from.isEmpty() || scale.isEmpty() || offset.isEmpty()
                ? Optional.empty()
                : Optional.of(new MappedValue(from.get(), unit, scale.get(), offset.get()));
    }

    private static Optional<BigDecimal> number(
            Fields fields, String pointer, ObjectNode object, String name, BigDecimal otherwise) {
        return object.has(name)
                ? fields.number(pointer + "/" + name, object.path(name)).map(BigDecimal::valueOf)
                : Optional.of(otherwise);
    }

    private static Optional<JsonPointer> pointer(String text) {
        if (!text.startsWith("/")
                || text.length() > LONGEST_POINTER
                || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of(JsonPointer.compile(text));
    }

    static Map<String, MappedValue> fromStored(String json) {
        ObjectNode object = StrictJson.parseObject(json)
                .orElseThrow(() -> new IllegalStateException("the mapping of an integration is no JSON object"));
        Map<String, MappedValue> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> value : object.properties()) {
            JsonNode node = value.getValue();
            values.put(
                    value.getKey(),
                    new MappedValue(
                            JsonPointer.compile(node.path("from").asString()),
                            Optional.ofNullable(node.get("unit")).map(JsonNode::asString),
                            node.has("scale") ? node.path("scale").decimalValue() : BigDecimal.ONE,
                            node.has("offset") ? node.path("offset").decimalValue() : BigDecimal.ZERO));
        }
        return values;
    }

    static String toJson(Map<String, MappedValue> mapping) {
        JsonText json = new JsonText(256).raw("{");
        String separator = "";
        for (Map.Entry<String, MappedValue> value : new TreeMap<>(mapping).entrySet()) {
            MappedValue mapped = value.getValue();
            json.raw(separator).string(value.getKey()).raw(":{");
            json.member("from", mapped.from().toString());
            mapped.unit().ifPresent(it -> json.raw(",").member("unit", it));
            if (mapped.scale().compareTo(BigDecimal.ONE) != 0) {
                json.raw(",\"scale\":")
                        .value(QuantityRules.decimal(mapped.scale().doubleValue()));
            }
            if (mapped.offset().signum() != 0) {
                json.raw(",\"offset\":")
                        .value(QuantityRules.decimal(mapped.offset().doubleValue()));
            }
            json.raw("}");
            separator = ",";
        }
        return json.raw("}").toString();
    }
}
