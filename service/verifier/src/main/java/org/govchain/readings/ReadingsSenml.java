package org.govchain.readings;

import java.math.BigDecimal;
import org.govchain.jose.JsonText;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.RangeVerifier.Found;

/**
 * Readings as SenML (RFC 8428): a record for each quantity. The base name is that of the device and a slash; files have no record. {@code u} is
 * there where the register of SenML has a symbol of the same meaning; the UCUM unit always stands beside, in a member that readers of SenML
 * pass over (§4.4).
 */
final class ReadingsSenml {

    private static final int MILLIS = 3;

    private ReadingsSenml() {}

    static byte[] write(ReadingsSpan span) {
        JsonText json = new JsonText(120 * span.readings().size() + 64).raw("[");
        String base = new JsonText(128)
                .member("bn", span.opening().device() + "/")
                .raw(",")
                .toString();
        String separator = "";
        for (Found found : span.readings()) {
            if (found.payload() instanceof Reading reading) {
                for (Quantity quantity : reading.quantities()) {
                    json.raw(separator).raw("{").raw(base);
                    base = "";
                    separator = ",\n";
                    record(json, found.leaf().measured(), quantity);
                }
            }
        }
        return json.raw("]\n").toUtf8();
    }

    private static void record(JsonText json, long measured, Quantity quantity) {
        json.member("n", quantity.name());
        json.raw(",\"t\":")
                .raw(BigDecimal.valueOf(measured, MILLIS).stripTrailingZeros().toPlainString());
        SenmlUnits.ofUcum(quantity.unit()).ifPresent(unit -> json.raw(",").member("u", unit));
        json.raw(",").member("ucum", quantity.unit());
        switch (quantity.value()) {
            case Value.Of(double number) -> json.raw(",\"v\":").raw(ReadingsJson.number(number));
            case Value.Text(String text) -> json.raw(",").member("vs", text);
            case Value.Flag(boolean is) -> json.raw(is ? ",\"vb\":true" : ",\"vb\":false");
        }
        json.raw("}");
    }
}
