package org.govchain.readings;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.RangeVerifier.Found;

/** Readings as JSON. Members stand in one order, numbers in one form: the text of a span is always the same. */
final class ReadingsJson {

    /** Whole numbers below are written without a decimal point. */
    private static final double LARGEST_WHOLE = 1e15;

    private ReadingsJson() {}

    static byte[] object(ReadingsSpan span) {
        JsonText json = new JsonText(160 * span.readings().size() + 512).raw("{");
        Opening opening = span.opening();
        json.member("stream", span.stream().toString());
        json.raw(",").member("authority", opening.authority());
        json.raw(",").member("device", opening.device());
        json.raw(",").member("what", opening.what());
        opening.place().ifPresent(place -> json.raw(",").member("place", place));
        json.raw(",").member("from", instant(span.question().from()));
        json.raw(",").member("until", instant(span.question().until()));
        json.raw(",\"readings\":[");
        String separator = "";
        for (Found found : span.readings()) {
            write(json.raw(separator).raw("{"), found);
            separator = ",\n";
        }
        return json.raw("]}\n").toUtf8();
    }

    static byte[] lines(ReadingsSpan span) {
        JsonText json = new JsonText(180 * span.readings().size());
        for (Found found : span.readings()) {
            json.raw("{").member("device", span.opening().device()).raw(",");
            write(json, found);
            json.raw("\n");
        }
        return json.toUtf8();
    }

    private static void write(JsonText json, Found found) {
        json.member("position", found.position());
        json.raw(",").member("at", instant(found.leaf().measured()));
        json.raw(",").member("received", instant(found.leaf().received()));
        switch (found.payload()) {
            case Reading reading -> reading(json, reading);
            case StreamPayload.File file -> file(json, file);
            case Opening _, StreamPayload.Gap _, StreamPayload.Silence _ -> {} // not measured, so never among the found
        }
        json.raw("}");
    }

    private static void reading(JsonText json, Reading reading) {
        json.raw(",\"values\":{");
        String separator = "";
        for (Quantity quantity : reading.quantities()) {
            json.raw(separator).string(quantity.name()).raw(":{\"value\":");
            value(json, quantity.value());
            json.raw(",").member("unit", quantity.unit()).raw("}");
            separator = ",";
        }
        json.raw("}");
        reading.counter().ifPresent(counter -> {
            json.raw(",").member("session", counter.session());
            json.raw(",").member("counter", counter.number());
        });
    }

    private static void file(JsonText json, StreamPayload.File file) {
        json.raw(",\"file\":{").member("sha256", file.sha256().toHex());
        json.raw(",").member("mediaType", file.mediaType());
        file.place().ifPresent(place -> json.raw(",").member("place", place));
        json.raw("}");
    }

    private static void value(JsonText json, Value value) {
        switch (value) {
            case Value.Of(double number) -> json.raw(number(number));
            case Value.Text(String text) -> json.string(text);
            case Value.Flag(boolean is) -> json.raw(is ? "true" : "false");
        }
    }

    /** The shortest decimal that is this double; without exponent where people write none. */
    static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
            return Long.toString((long) number);
        }
        double amount = Math.abs(number);
        return amount >= 1e-9 && amount < LARGEST_WHOLE
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** A value as the cell of a table. */
    static Optional<String> plain(Value value) {
        return switch (value) {
            case Value.Of(double number) -> Optional.of(number(number));
            case Value.Flag(boolean is) -> Optional.of(Boolean.toString(is));
            case Value.Text _ -> Optional.empty();
        };
    }
}
