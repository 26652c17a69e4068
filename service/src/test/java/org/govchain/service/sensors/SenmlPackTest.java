package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.service.sensors.SentReading.Sent;
import org.govchain.stream.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the shapes of the examples in RFC 8428 §5.1, whose values are facts. */
class SenmlPackTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.500Z");

    @Test
    void aRecordWithoutTimeIsMeasuredNow() {
        assertThat(readings("[{'n':'urn:dev:ow:10e2073a01080063:temp','u':'Cel','v':23.1}]"))
                .containsExactly(Optional.of(reading(
                        "urn:dev:ow:10e2073a01080063", NOW.toEpochMilli(), sent("temp", new Value.Of(23.1), "Cel"))));
    }

    @Test
    void recordsOfOneDeviceAndTimeAreOneReading() {
        assertThat(readings("[{'bn':'urn:dev:ow:10e2073a01080063:','n':'voltage','u':'V','v':120.1},"
                        + "{'n':'current','u':'A','v':1.2}]"))
                .containsExactly(Optional.of(reading(
                        "urn:dev:ow:10e2073a01080063",
                        NOW.toEpochMilli(),
                        sent("voltage", new Value.Of(120.1), "V"),
                        sent("current", new Value.Of(1.2), "A"))));
    }

    @Test
    void timesAreAddedToTheBaseTime() {
        List<Optional<SentReading>> readings =
                readings("[{'bn':'urn:dev:ow:10e2073a0108006:','bt':1.276020076001e+09,'bu':'A','bver':5,"
                        + "'n':'voltage','u':'V','v':120.1},{'n':'current','t':-5,'v':1.2},"
                        + "{'n':'current','t':-4,'v':1.3},{'n':'current','v':1.7}]");

        assertThat(readings)
                .extracting(it -> it.orElseThrow().measured())
                .containsExactly(1_276_020_076_001L, 1_276_020_071_001L, 1_276_020_072_001L);
        assertThat(readings.getFirst().orElseThrow().values())
                .containsExactly(sent("voltage", new Value.Of(120.1), "V"), sent("current", new Value.Of(1.7), "A"));
    }

    @Test
    void baseFieldsHoldUntilTheyAreSetAgain() {
        List<Optional<SentReading>> readings =
                readings("[{'bn':'2001:db8::2/','bt':1.320078429e+09,'n':'temperature','u':'Cel','v':25.2},"
                        + "{'n':'humidity','u':'%RH','v':30},"
                        + "{'bn':'2001:db8::1/','n':'temperature','u':'Cel','v':12.3},"
                        + "{'n':'humidity','u':'%RH','v':67}]");

        assertThat(readings).extracting(it -> it.orElseThrow().device()).containsExactly("2001:db8::2", "2001:db8::1");
        assertThat(readings.getLast().orElseThrow())
                .isEqualTo(reading(
                        "2001:db8::1",
                        1_320_078_429_000L,
                        sent("temperature", new Value.Of(12.3), "Cel"),
                        sent("humidity", new Value.Of(67), "%")));
    }

    @Test
    void valuesAreNumbersTextsAndFlags() {
        assertThat(readings("[{'bn':'urn:dev:ow:10e2073a01080063:','n':'temp','u':'Cel','v':23.1},"
                        + "{'n':'label','vs':'Machine Room'},{'n':'open','vb':false}]"))
                .containsExactly(Optional.of(reading(
                        "urn:dev:ow:10e2073a01080063",
                        NOW.toEpochMilli(),
                        sent("temp", new Value.Of(23.1), "Cel"),
                        new Sent("label", new Value.Text("Machine Room"), Optional.empty()),
                        new Sent("open", new Value.Flag(false), Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1795334400500",
        "-60, 1795334340500",
        "268435455, 2063769855500",
        "268435456, 268435456000",
        "1795334400.25, 1795334400250"
    })
    void timesBelowTwoToThe28thAreRelativeToNow(String time, long measured) {
        assertThat(readings("[{'n':'d:q','t':" + time + ",'v':1}]"))
                .extracting(it -> it.orElseThrow().measured())
                .containsExactly(measured);
    }

    @Test
    void aBaseValueIsAddedToNumbersOnly() {
        List<Sent> values = readings("[{'bn':'d:','bv':20,'n':'a','v':3},{'n':'b','vs':'x'},{'n':'c','v':-20}]")
                .getFirst()
                .orElseThrow()
                .values();

        assertThat(values)
                .extracting(Sent::value)
                .containsExactly(new Value.Of(23), new Value.Text("x"), new Value.Of(0));
    }

    @ParameterizedTest
    @CsvSource({
        "%RH,%",
        "/,1",
        "lat,deg",
        "lon,deg",
        "beat/min,/min",
        "B,By",
        "kWh,kW.h",
        "Cel,Cel",
        "hPa,hPa",
        "foo,foo"
    })
    void unitsBecomeUcumCodes(String senml, String ucum) {
        assertThat(readings("[{'n':'d:q','u':'" + senml + "','v':1}]")
                        .getFirst()
                        .orElseThrow()
                        .values())
                .containsExactly(sent("q", new Value.Of(1), ucum));
    }

    @Test
    void aSumOverTimeIsAQuantityOfItsOwn() {
        assertThat(readings(
                                "[{'bn':'d:','bv':1,'n':'power','u':'W','v':2,'s':7},{'n':'n','u':'/','s':5},{'n':'m','s':1}]")
                        .getFirst()
                        .orElseThrow()
                        .values())
                .containsExactly(
                        sent("power", new Value.Of(3), "W"),
                        sent("power.sum", new Value.Of(7), "W.s"),
                        sent("n.sum", new Value.Of(5), "s"),
                        new Sent("m.sum", new Value.Of(1), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'n':'d:q'}",
                "{'n':'d:q','v':1,'vs':'x'}",
                "{'n':'d:q','vd':'aGk'}",
                "{'n':'d:q','v':1,'s':'2'}",
                "{'n':'d:q','s':null}",
                "{'n':'d:q','vd':'aGk','s':2}",
                "{'n':'d:q','v':'1'}",
                "{'n':'d:q','v':null}",
                "{'n':'d:q','v':1,'u':7}",
                "{'n':'d:q','v':1,'t':'now'}",
                "{'n':'d:q','v':1,'t':1e15}",
                "{'n':'d:q','v':1,'t':-1e15}",
                "{'n':'d:q','vs':''}",
                "{'n':7,'v':1}",
                "{'n':'','v':1}",
                "{'v':1}",
                "{'n':'noquantity','v':1}",
                "{'n':'d:','v':1}",
                "{'n':':q','v':1}",
                "{'n':'-d:q','v':1}",
                "{'n':'d ä:q','v':1}"
            })
    void aRecordThatSaysNothingIsMalformedByItself(String record) {
        assertThat(readings("[" + record + ",{'n':'other:q','v':1}]"))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(reading(
                                "other", NOW.toEpochMilli(), new Sent("q", new Value.Of(1), Optional.empty()))));
    }

    @Test
    void aReadingIsTakenWithAllItsRecordsOrNotAtAll() {
        assertThat(readings("[{'bn':'d:','n':'a','v':1},{'n':'b'},{'n':'c','v':1}]"))
                .containsExactly(Optional.empty());
        assertThat(readings("[{'bn':'d:','n':'a','v':1},{'n':'a','v':1}]")).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[7]",
                "[{'n':'d:q','v':NaN}]",
                "[{'n':'d:q','v':1},7]",
                "[{'n':'d:q','v':1,'must_':1}]",
                "[{'bver':11,'n':'d:q','v':1}]",
                "[{'bver':'10','n':'d:q','v':1}]",
                "[{'n':'d:q','v':1},{'bver':5,'n':'d:q','v':1}]",
                "[{'bn':7,'n':'d:q','v':1}]",
                "[{'bt':'0','n':'d:q','v':1}]",
                "[{'bu':null,'n':'d:q','v':1}]",
                "[{'bv':true,'n':'d:q','v':1}]",
                "[{'bs':1,'n':'d:q','v':1}]"
            })
    void aPackThatNobodyUnderstandsIsNone(String text) {
        assertThat(pack(text)).isEmpty();
    }

    @Test
    void otherFieldsAreIgnored() {
        assertThat(readings("[{'n':'d:q','v':1,'ut':60,'x':{},'bver':10}]").getFirst())
                .isPresent();
    }

    @Test
    void eachRecordGetsTheAnswerOfItsReading() {
        SenmlPack pack = pack("[{'bn':'d:','n':'a','v':1},{'n':'x'  ,'t':'?'},{'n':'a','t':-1,'v':1},{'n':'b','v':1}]")
                .orElseThrow();
        ReadingAnswer first = new ReadingAnswer.Accepted(1);
        ReadingAnswer second = new ReadingAnswer.Refused(ReadingAnswer.Why.MALFORMED);
        ReadingAnswer third = new ReadingAnswer.Accepted(2);

        assertThat(pack.answers(List.of(first, second, third))).containsExactly(first, second, third, first);
    }

    private static List<Optional<SentReading>> readings(String text) {
        return pack(text).orElseThrow().readings();
    }

    private static Optional<SenmlPack> pack(String text) {
        return SenmlPack.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static SentReading reading(String device, long measured, Sent... values) {
        return new SentReading(device, measured, List.of(values), Optional.empty());
    }

    private static Sent sent(String name, Value value, String unit) {
        return new Sent(name, value, Optional.of(unit));
    }
}
