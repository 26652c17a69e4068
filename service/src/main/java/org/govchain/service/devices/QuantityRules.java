package org.govchain.service.devices;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of quantities as JSON: {@code {"temperature": {"unit": "Cel", "lowest": -40, "highest": 85}}}. */
final class QuantityRules {

    private static final int MOST = 64;
    private static final int MOST_ZEROS = 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final Set<String> MEMBERS = Set.of("unit", "lowest", "highest");

    private QuantityRules() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The member {@code quantities} of a request.
     *
     * @param files whether the device notarises files, and may measure nothing
     */
    static Map<String, QuantityRule> read(Fields fields, boolean files) {
        JsonNode quantities = fields.get("quantities");
        if (files && !fields.has("quantities")) {
            return Map.of();
        }
        if (!quantities.isObject() || (quantities.isEmpty() && !files) || quantities.size() > MOST) {
            fields.wrong(
                    "/quantities",
                    "is an object with 1 to " + MOST + " quantities by name; none only where \"files\" is true");
            return Map.of();
        }
        Map<String, QuantityRule> rules = new TreeMap<>();
        for (Map.Entry<String, JsonNode> quantity : quantities.properties()) {
            String pointer = "/quantities/" + quantity.getKey();
            if (isName(quantity.getKey())) {
                rule(fields, pointer, quantity.getValue()).ifPresent(rule -> rules.put(quantity.getKey(), rule));
            } else {
                fields.wrong(
                        pointer, "the name is 1 to 64 letters, digits, underlines, dots and hyphens, a letter first");
            }
        }
        return rules;
    }

    private static Optional<QuantityRule> rule(Fields fields, String pointer, JsonNode rule) {
        if (!(rule instanceof ObjectNode object) || !MEMBERS.containsAll(object.propertyNames())) {
            fields.wrong(pointer, "has \"unit\" and perhaps \"lowest\" and \"highest\", nothing else");
            return Optional.empty();
        }
        String unit = StrictJson.text(object, "unit").orElse("");
        if (!Units.isUcum(unit)) {
            fields.wrong(pointer + "/unit", "is no UCUM code, such as Cel, %, hPa, ug/m3, or 1 for none; case matters");
        }
        Optional<Double> lowest = bound(fields, pointer, object, "lowest");
        Optional<Double> highest = bound(fields, pointer, object, "highest");
        if (lowest.isPresent() && highest.isPresent() && lowest.get() > highest.get()) {
            fields.wrong(pointer, "\"lowest\" is above \"highest\"");
            return Optional.empty();
        }
        return Optional.of(new QuantityRule(unit, optional(lowest), optional(highest)));
    }

    private static Optional<Double> bound(Fields fields, String pointer, ObjectNode rule, String name) {
        return rule.has(name) ? fields.number(pointer + "/" + name, rule.path(name)) : Optional.empty();
    }

    private static OptionalDouble optional(Optional<Double> number) {
        return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    static Map<String, QuantityRule> fromStored(String json) {
        ObjectNode object = StrictJson.parseObject(json)
                .orElseThrow(() -> new IllegalStateException("the quantities of a device are no JSON object"));
        Map<String, QuantityRule> rules = LinkedHashMap.newLinkedHashMap(object.size());
        for (Map.Entry<String, JsonNode> quantity : object.properties()) {
            JsonNode rule = quantity.getValue();
            rules.put(
                    quantity.getKey(),
                    new QuantityRule(rule.path("unit").asString(), number(rule, "lowest"), number(rule, "highest")));
        }
        return rules;
    }

    static String toJson(Map<String, QuantityRule> rules) {
        JsonText json = new JsonText(256).raw("{");
        String separator = "";
        for (Map.Entry<String, QuantityRule> quantity : new TreeMap<>(rules).entrySet()) {
            QuantityRule rule = quantity.getValue();
            json.raw(separator).string(quantity.getKey()).raw(":{").member("unit", rule.unit());
            rule.lowest().ifPresent(it -> json.raw(",\"lowest\":").value(decimal(it)));
            rule.highest().ifPresent(it -> json.raw(",\"highest\":").value(decimal(it)));
            json.raw("}");
            separator = ",";
        }
        return json.raw("}").toString();
    }

    private static OptionalDouble number(JsonNode rule, String name) {
        JsonNode value = rule.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    /** The shortest decimal that is this double; without exponent where people would write none. */
    static BigDecimal decimal(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
        boolean hasExponent = shortest.scale() < 0 && shortest.scale() > -MOST_ZEROS;
        return hasExponent ? shortest.setScale(0) : shortest;
    }
}
