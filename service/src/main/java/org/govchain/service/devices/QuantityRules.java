package org.govchain.service.devices;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of quantities as JSON: {@code {"temperature": {"unit": "Cel", "lowest": -40, "highest": 85}}}. */
final class QuantityRules {

    private QuantityRules() {}

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
        for (Map.Entry<String, QuantityRule> quantity : rules.entrySet()) {
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

    /** The shortest decimal that is this double. */
    private static BigDecimal decimal(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    }
}
