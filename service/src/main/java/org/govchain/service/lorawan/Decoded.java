package org.govchain.service.lorawan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Integration;
import org.govchain.service.devices.MappedValue;
import org.govchain.service.devices.QuantityRule;
import org.govchain.stream.Quantity;
import org.govchain.stream.Texts;
import org.govchain.stream.Value;
import tools.jackson.databind.JsonNode;

/** Takes the quantities of a device out of what a decoder made: those of the register, where the mapping says. */
final class Decoded {

    private Decoded() {}

    /** The quantities that are there; empty when one of them is something that no quantity is. */
    static Optional<List<Quantity>> quantities(Device device, Integration integration, JsonNode decoded) {
        List<Quantity> quantities = new ArrayList<>();
        for (Map.Entry<String, QuantityRule> quantity : device.quantities().entrySet()) {
            MappedValue mapped = integration.of(quantity.getKey());
            JsonNode node = decoded.at(mapped.from());
            if (node.isMissingNode() || node.isNull()) {
                continue;
            }
            Optional<Value> value = value(node, mapped);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String unit = mapped.unit().orElse(quantity.getValue().unit());
            quantities.add(new Quantity(quantity.getKey(), value.get(), unit));
        }
        return Optional.of(quantities);
    }

    private static Optional<Value> value(JsonNode node, MappedValue mapped) {
        if (node.isNumber()) {
            return Optional.of(number(node, mapped)).filter(Double::isFinite).map(Value.Of::new);
        }
        if (node.isBoolean()) {
            return Optional.of(new Value.Flag(node.booleanValue()));
        }
        return node.isString() && Texts.isOne(node.stringValue())
                ? Optional.of(new Value.Text(node.stringValue()))
                : Optional.empty();
    }

    /** In decimals: 231 tenths are 23.1, and not 23.1 and something. */
    private static double number(JsonNode node, MappedValue mapped) {
        if (mapped.isPlain()) {
            return node.doubleValue();
        }
        BigDecimal number = BigDecimal.valueOf(node.doubleValue());
        return number.multiply(mapped.scale()).add(mapped.offset()).doubleValue();
    }
}
