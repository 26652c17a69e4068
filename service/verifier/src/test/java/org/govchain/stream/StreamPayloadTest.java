package org.govchain.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.StreamPayload.File;
import org.govchain.stream.StreamPayload.Gap;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.StreamPayload.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPayloadTest {

    static Stream<StreamPayload> everyForm() {
        Sha256Digest digest = Sha256Digest.hash(new byte[] {1});
        return Stream.of(
                new Opening(
                        "https://musterstadt.example", "wetter-1", "Wetterstation", Optional.empty(), Optional.empty()),
                new Opening("https://musterstadt.example", "w", "W", Optional.of("Marktplatz"), Optional.of(60L)),
                new Opening("https://musterstadt.example", "w", "W", Optional.empty(), Optional.of(1L)),
                reading(new Value.Of(21.5)),
                reading(new Value.Of(-40)),
                reading(new Value.Of(1e300)),
                reading(new Value.Of(9_007_199_254_740_992.0)),
                reading(new Value.Of(-0.0)),
                reading(new Value.Text("Nordost")),
                reading(new Value.Flag(true)),
                reading(new Value.Flag(false)),
                new Reading(
                        List.of(
                                new Quantity("humidity", new Value.Of(61), "%"),
                                new Quantity("co2", new Value.Of(412), "[ppm]"),
                                new Quantity("temperature", new Value.Of(21.37), "Cel")),
                        Optional.of(new Counter("26011AB3", 65_536))),
                new Gap("26011AB3", 7, 9),
                new Silence(1_772_539_200_000L, 3600),
                new File(digest, "image/jpeg", Optional.empty()),
                new File(digest, "image/jpeg", Optional.of("Hafen")));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void isReadAsItWasWritten(StreamPayload payload) {
        assertThat(StreamPayload.parse(payload.kind(), payload.encode())).isEqualTo(new Parsed.Ok<>(payload));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void isNothingWhenAByteIsMissingOrLeftOver(StreamPayload payload) {
        byte[] cbor = payload.encode();
        for (int length = 0; length < cbor.length; length++) {
            assertThat(StreamPayload.parse(payload.kind(), Arrays.copyOf(cbor, length)))
                    .isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(StreamPayload.parse(payload.kind(), Arrays.copyOf(cbor, cbor.length + 1)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    /** Bytes by hand from RFC 8949, Appendix A. */
    @ParameterizedTest
    @CsvSource({"21.5, fb4035800000000000", "-40, 3827", "0, 00", "1000000, 1a000f4240", "-4.1, fbc010666666666666"})
    void numbersAreWholeOrOf64Bits(double number, String cbor) {
        assertThat(HexFormat.of().formatHex(reading(new Value.Of(number)).encode()))
                .isEqualTo("81a16174" + "82" + cbor + "6343656c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81a1617482fb40440000000000006343656c", // 40.0 as a float
                "81a1617482f951606343656c", // a half
                "81a161748218176343656c", // 23 in two bytes
                "81a1617482fb7ff80000000000006343656c", // not a number
                "81a1617482fb80000000000000006343656c", // minus zero
                "81a1617482f66343656c", // null
                "81a0", // no quantity
                "81a2617482016343656c617482026343656c", // one twice
                "81a2617582016343656c617482026343656c", // out of order
                "81a16174820160", // no unit
                "81a1608201" + "6343656c", // no name
                "82a1617482016343656c6173", // a session without a counter
                "83a1617482016343656c617320", // a negative counter
                "9fa1617482016343656cff" // of indefinite length
            })
    void otherEncodingsOfAReadingAreRefused(String cbor) {
        assertThat(StreamPayload.parse(LeafKind.READING, HexFormat.of().parseHex(cbor)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GAP, 8361730908", // ends before it begins
        "SILENCE, 820000", // no interval
        "FILE, 8241006161", // no digest
        "OPENING, a301616102616103616100", // one byte too many
        "OPENING, a40161610261610361610500", // an interval of nothing
        "OPENING, a40161610261610361610601" // an unknown member
    })
    void otherEncodingsOfTheOthersAreRefused(LeafKind kind, String cbor) {
        assertThat(StreamPayload.parse(kind, HexFormat.of().parseHex(cbor))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aReadingHasOneOrderOfItsQuantities() {
        List<Quantity> quantities = List.of(
                new Quantity("zz", new Value.Of(1), "1"),
                new Quantity("aaa", new Value.Of(2), "1"),
                new Quantity("b", new Value.Of(3), "1"));
        Reading reading = new Reading(quantities, Optional.empty());

        assertThat(reading).isEqualTo(new Reading(quantities.reversed(), Optional.empty()));
        assertThat(reading.quantities()).extracting(Quantity::name).containsExactly("b", "zz", "aaa");
    }

    @Test
    void limitsHold() {
        List<Quantity> most = IntStream.range(0, 65)
                .mapToObj(i -> new Quantity("q" + i, new Value.Of(i), "1"))
                .toList();
        assertThat(new Reading(most.subList(0, 64), Optional.empty()).quantities())
                .hasSize(64);
        assertThatThrownBy(() -> new Reading(most, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Value.Text("ä".repeat(129))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Value.Text("ä".repeat(128)).text()).hasSize(128);
        assertThatThrownBy(() -> new Value.Of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reading(Collections.nCopies(2, most.getFirst()), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Reading reading(Value value) {
        return new Reading(List.of(new Quantity("t", value, "Cel")), Optional.empty());
    }
}
