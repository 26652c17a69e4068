package org.govchain.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.log.Commitment;
import org.govchain.log.Salt;
import org.govchain.log.StreamId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Counter;
import org.govchain.stream.LeafKind;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingsFormatTest {

    private static final long NOON = 1_772_625_600_000L;
    private static final StreamId STREAM = StreamId.of(new byte[16]);
    private static final Opening OPENING = new Opening(
            "https://musterstadt.example", "wetter-1", "Wetterstation", Optional.of("Stadtpark"), Optional.of(60L));

    @Test
    void jsonSaysWhatItIsAboutAndEachReading() {
        assertThat(text(ReadingsFormat.JSON, span(measured(5, new Value.Of(8.4)), file(6))))
                .isEqualTo(
                        "{\"stream\":\"00000000000000000000000000000000\",\"authority\":\"https://musterstadt.example\","
                                + "\"device\":\"wetter-1\",\"what\":\"Wetterstation\",\"place\":\"Stadtpark\","
                                + "\"from\":\"2026-03-04T12:00:00Z\",\"until\":\"2026-03-04T13:00:00Z\",\"readings\":["
                                + "{\"position\":5,\"at\":\"2026-03-04T12:05:00Z\",\"received\":\"2026-03-04T12:05:01Z\","
                                + "\"values\":{\"temperature\":{\"value\":8.4,\"unit\":\"Cel\"}},\"session\":\"1\",\"counter\":5},\n"
                                + "{\"position\":6,\"at\":\"2026-03-04T12:06:00Z\",\"received\":\"2026-03-04T12:06:01Z\","
                                + "\"file\":{\"sha256\":\"" + "ab".repeat(32)
                                + "\",\"mediaType\":\"image/jpeg\"}}]}\n");
    }

    @Test
    void linesHaveTheDeviceEach() {
        assertThat(text(ReadingsFormat.NDJSON, span(measured(5, new Value.Flag(true)), measured(6, new Value.Of(-3))))
                        .lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(StrictJson.parseObject(line)
                                .orElseThrow()
                                .path("device")
                                .asString())
                        .isEqualTo("wetter-1"));
    }

    @Test
    void csvHasAColumnForEachQuantityInEachUnitAndForFilesWhereThereAreAny() {
        assertThat(text(ReadingsFormat.CSV, span(measured(5, new Value.Of(8.4)), file(6))))
                .isEqualTo(
                        "device,position,at,received,session,counter,temperature [Cel],file sha256,file media type,file place\r\n"
                                + "wetter-1,5,2026-03-04T12:05:00Z,2026-03-04T12:05:01Z,1,5,8.4,,,\r\n"
                                + "wetter-1,6,2026-03-04T12:06:00Z,2026-03-04T12:06:01Z,,,," + "ab".repeat(32)
                                + ",image/jpeg,\r\n");
        assertThat(text(ReadingsFormat.CSV, span(measured(5, new Value.Of(-8.4)))))
                .doesNotContain("file")
                .contains(",-8.4\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"=1+1, `'=1+1`", "-2, `'-2`", "`a,b`, `\"a,b\"`", "`say \"x\"`, `\"say \"\"x\"\"\"`"})
    void textsInCsvAreNeitherFormulasNorSeparators(String text, String cell) {
        assertThat(text(ReadingsFormat.CSV, span(measured(5, new Value.Text(text)))))
                .endsWith("," + cell + "\r\n");
    }

    @Test
    void senmlHasARecordForEachQuantity() {
        Reading both = new Reading(
                List.of(
                        new Quantity("temperature", new Value.Of(8.4), "Cel"),
                        new Quantity("sky", new Value.Text("clear"), "1"),
                        new Quantity("dust", new Value.Of(3), "ug/m3{dry}")),
                Optional.empty());

        assertThat(text(ReadingsFormat.SENML, span(found(5, both), file(6)))).isEqualTo("""
                        [{"bn":"wetter-1/","n":"sky","t":1772625900,"ucum":"1","vs":"clear"},
                        {"n":"dust","t":1772625900,"ucum":"ug/m3{dry}","v":3},
                        {"n":"temperature","t":1772625900,"u":"Cel","ucum":"Cel","v":8.4}]
                        """);
        assertThat(text(ReadingsFormat.SENML, span())).isEqualTo("[]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "8.0, 8",
        "-0.0, 0",
        "0.1, 0.1",
        "1e-7, 0.0000001",
        "1e-10, 1.0E-10",
        "1e15, 1.0E15",
        "123456789.25, 123456789.25",
        "1e14, 100000000000000"
    })
    void numbersHaveOneForm(double number, String text) {
        assertThat(text(ReadingsFormat.CSV, span(measured(5, new Value.Of(number)))))
                .endsWith("," + text + "\r\n");
        assertThat(Double.parseDouble(text)).isEqualTo(number == 0 ? 0.0 : number);
    }

    @ParameterizedTest
    @EnumSource
    void anotherValueIsAnotherText(ReadingsFormat format) {
        assertThat(text(format, span(measured(5, new Value.Of(8.4)))))
                .isNotEqualTo(text(format, span(measured(5, new Value.Of(8.5)))));
    }

    @Test
    void spansThatFollowEachOtherAreOne() {
        ReadingsSpan first = span(measured(5, new Value.Of(1)));
        ReadingsSpan second = new ReadingsSpan(
                STREAM,
                new Question(NOON + 3_600_000, NOON + 7_200_000),
                OPENING,
                List.of(measured(6, new Value.Of(2))));

        assertThat(first.and(second).orElseThrow().readings()).hasSize(2);
        assertThat(first.and(second).orElseThrow().question()).isEqualTo(new Question(NOON, NOON + 7_200_000));
        assertThat(second.and(first)).isEmpty();
        ReadingsSpan other = new ReadingsSpan(
                StreamId.of(
                        Sha256Digest.hash(new byte[0]).toHex().substring(0, 16).getBytes(StandardCharsets.US_ASCII)),
                second.question(),
                OPENING,
                List.of());
        assertThat(first.and(other)).isEmpty();
    }

    private static String text(ReadingsFormat format, ReadingsSpan span) {
        return new String(format.write(span), StandardCharsets.UTF_8);
    }

    private static ReadingsSpan span(Found... found) {
        return new ReadingsSpan(STREAM, new Question(NOON, NOON + 3_600_000), OPENING, List.of(found));
    }

    private static Found measured(int minute, Value value) {
        String unit = "Cel";
        return found(
                minute,
                new Reading(List.of(new Quantity("temperature", value, unit)), Optional.of(new Counter("1", minute))));
    }

    private static Found file(int minute) {
        return found(
                minute,
                new StreamPayload.File(
                        Sha256Digest.parseHex("ab".repeat(32)).orElseThrow(), "image/jpeg", Optional.empty()));
    }

    private static Found found(int minute, StreamPayload payload) {
        long at = NOON + minute * 60_000L;
        Commitment commitment = Commitment.of(Salt.of(new byte[Salt.LENGTH]), payload.encode());
        LeafKind kind = payload.kind();
        return new Found(minute, new StreamLeaf(kind, at + 1_000, at, 3600, commitment), payload);
    }
}
