package org.govchain.service.sensors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govchain.jose.StrictJson;
import org.govchain.readings.SenmlUnits;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a SenML pack, resolved (RFC 8428 §4.6).
 *
 * @param device what stands before the last colon or slash of its full name; behind it stands the quantity
 * @param measured in milliseconds since 1970
 * @param sent its value, its sum over time under the quantity's name with {@value #SUM} behind it, or both, with the UCUM codes of their units;
 *     empty when it has something that we do not take, or nothing
 */
record SenmlRecord(String device, long measured, List<SentReading.Sent> sent) {

    static final String SUM = ".sum";

    /** Times before this one are relative to now (§4.5.3); in seconds. */
    private static final double FIRST_ABSOLUTE = 1 << 28;

    private static final double MILLIS = 1000;
    private static final List<String> VALUES = List.of("v", "vs", "vb", "vd");
    /** Of full names (§4.5.1); device and quantity have shorter ones. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]{0,255}");

    /** Empty when it does not say what was measured where and when. */
    static Optional<SenmlRecord> read(ObjectNode record, SenmlBase base, Instant now) {
        Optional<String> name = record.has("n") ? StrictJson.text(record, "n") : Optional.of("");
        Optional<String> full =
                name.map(base.name()::concat).filter(it -> NAME.matcher(it).matches());
        Optional<Long> measured = SenmlBase.number(record, "t", 0).flatMap(time -> millis(base.time() + time, now));
        if (full.isEmpty() || measured.isEmpty()) {
            return Optional.empty();
        }
        int end = Math.max(full.get().lastIndexOf(':'), full.get().lastIndexOf('/'));
        if (end < 1 || end == full.get().length() - 1) {
            return Optional.empty();
        }
        String quantity = full.get().substring(end + 1);
        return Optional.of(new SenmlRecord(full.get().substring(0, end), measured.get(), sent(record, base, quantity)));
    }

    private static Optional<Long> millis(double seconds, Instant now) {
        double since = seconds < FIRST_ABSOLUTE ? now.toEpochMilli() : 0;
        double millis = since + seconds * MILLIS;
        return millis >= 0 && millis <= StreamLeaf.LAST_INSTANT ? Optional.of(Math.round(millis)) : Optional.empty();
    }

    private static List<SentReading.Sent> sent(ObjectNode record, SenmlBase base, String quantity) {
        Optional<String> symbol = record.has("u")
                ? StrictJson.text(record, "u")
                : Optional.of(base.unit().orElse(""));
        long values = VALUES.stream().filter(record::has).count();
        Optional<Value> value = values == 1 ? value(record, base) : Optional.empty();
        Optional<Double> sum = record.has("s") ? SenmlBase.number(record, "s", 0) : Optional.empty();
        if (symbol.isEmpty()
                || values > 1
                || value.isPresent() != (values == 1)
                || sum.isPresent() != record.has("s")) {
            return List.of();
        }
        Optional<String> unit = symbol.filter(it -> !it.isEmpty()).map(SenmlUnits::toUcum);
        List<SentReading.Sent> sent = new ArrayList<>();
        value.ifPresent(it -> sent.add(new SentReading.Sent(quantity, it, unit)));
        sum.ifPresent(it ->
                sent.add(new SentReading.Sent(quantity + SUM, new Value.Of(it), unit.map(SenmlRecord::timesSecond))));
        return sent;
    }

    /** The unit of a sum over time (§4.3). */
    private static String timesSecond(String unit) {
        return unit.equals("1") ? "s" : unit + ".s";
    }

    private static Optional<Value> value(ObjectNode record, SenmlBase base) {
        if (record.has("v")) {
            return SenmlBase.number(record, "v", 0)
                    .map(number -> base.value() + number)
                    .filter(Double::isFinite)
                    .map(Value.Of::new);
        }
        JsonNode flag = record.path("vb");
        return flag.isBoolean()
                ? Optional.of(new Value.Flag(flag.booleanValue()))
                : StrictJson.text(record, "vs").filter(SentReading::isShort).map(Value.Text::new);
    }
}
