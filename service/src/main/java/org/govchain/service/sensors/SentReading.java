package org.govchain.service.sensors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.stream.Counter;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Texts;
import org.govchain.stream.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One reading as it was sent, well-formed and not yet compared with what is known of the device.
 *
 * @param device its name
 * @param measured in milliseconds since 1970
 * @param values by quantity; a unit where the sender named one
 * @param counter the device's own number
 */
record SentReading(String device, long measured, List<Sent> values, Optional<Counter> counter)
        implements SentElement.Measured {

    /** A quantity as it was sent. */
    record Sent(String name, Value value, Optional<String> unit) {}

    private static final List<String> MEMBERS = List.of("device", "at", "values", "session", "counter");

    /** Reads an object with {@code device}, {@code at}, {@code values} and, together, {@code session} and {@code counter}. */
    static Optional<SentReading> read(ObjectNode object) {
        if (!MEMBERS.containsAll(object.propertyNames())) {
            return Optional.empty();
        }
        Optional<String> device = StrictJson.text(object, "device").filter(SentReading::isShort);
        Optional<Long> measured = instant(object.get("at"));
        Optional<List<Sent>> values = values(object.get("values"));
        boolean numbered = object.has("session") || object.has("counter");
        Optional<Counter> counter = numbered ? counter(object) : Optional.empty();
        return device.isEmpty() || measured.isEmpty() || values.isEmpty() || (numbered && counter.isEmpty())
                ? Optional.empty()
                : Optional.of(new SentReading(device.get(), measured.get(), values.get(), counter));
    }

    /** A time of measuring as it was sent: an instant of ISO 8601, or milliseconds since 1970. */
    static Optional<Long> instant(@Nullable JsonNode at) {
        try {
            if (at != null && at.isString()) {
                return Optional.of(at(at.stringValue())).filter(SentReading::isTime);
            }
        } catch (DateTimeException | ArithmeticException notAnInstant) {
            return Optional.empty();
        }
        return at != null && at.isIntegralNumber() && at.canConvertToLong()
                ? Optional.of(at.longValue()).filter(SentReading::isTime)
                : Optional.empty();
    }

    private static long at(String text) {
        Instant instant = text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text).toInstant();
        return instant.toEpochMilli();
    }

    private static boolean isTime(long millis) {
        return millis >= 0 && millis <= StreamLeaf.LAST_INSTANT;
    }

    private static Optional<Counter> counter(ObjectNode object) {
        return StrictJson.text(object, "session")
                .filter(SentReading::isShort)
                .flatMap(session -> StrictJson.unsigned(object, "counter").map(number -> new Counter(session, number)));
    }

    private static Optional<List<Sent>> values(@Nullable JsonNode values) {
        if (values == null || !values.isObject() || values.isEmpty() || values.size() > Reading.MOST) {
            return Optional.empty();
        }
        List<Sent> sent = new ArrayList<>(values.size());
        for (Map.Entry<String, JsonNode> member : values.properties()) {
            Optional<Sent> one = sent(member.getKey(), member.getValue());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            sent.add(one.get());
        }
        return Optional.of(sent);
    }

    private static Optional<Sent> sent(String name, JsonNode value) {
        if (!isShort(name)) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            Optional<String> unit = StrictJson.text(object, "unit").filter(SentReading::isShort);
            return object.size() == 2 && unit.isPresent() && object.has("value")
                    ? value(object.get("value")).map(it -> new Sent(name, it, unit))
                    : Optional.empty();
        }
        return value(value).map(it -> new Sent(name, it, Optional.empty()));
    }

    private static Optional<Value> value(JsonNode node) {
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            return Optional.of(new Value.Of(node.doubleValue()));
        }
        if (node.isBoolean()) {
            return Optional.of(new Value.Flag(node.booleanValue()));
        }
        return node.isString() && isShort(node.stringValue())
                ? Optional.of(new Value.Text(node.stringValue()))
                : Optional.empty();
    }

    /** May stand in a payload. PostgreSQL holds no NUL in texts. */
    static boolean isShort(String text) {
        return Texts.isOne(text) && text.indexOf('\0') < 0;
    }
}
