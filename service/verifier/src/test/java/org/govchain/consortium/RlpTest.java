package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RlpTest {

    @ParameterizedTest
    @CsvSource({"0, 80", "1, 01", "127, 7f", "128, 8180", "1024, 820400", "9223372036854775807, 887fffffffffffffff"})
    void writesAndReadsNumbers(long number, String hex) {
        assertThat(Rlp.number(number)).isEqualTo(HexFormat.of().parseHex(hex));
        assertThat(item(hex).number()).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 255, 256, 70_000})
    void writesAndReadsStringsOfEveryLength(int length) {
        byte[] bytes = new byte[length];
        byte[] encoded = Rlp.list(List.of(Rlp.string(bytes), Rlp.string(new byte[] {5})));
        List<RlpItem> items = RlpItem.parse(encoded).orElseThrow().items(2).orElseThrow();
        assertThat(items.getFirst().string()).hasValue(bytes);
        assertThat(items.getFirst().encoded()).isEqualTo(Rlp.string(bytes));
        assertThat(items.getLast().number()).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "8100", // a byte that stands for itself
                "817f",
                "81", // ends early
                "83aabb",
                "b801aa", // a long form for a short string
                "b837" + "aa", // 55 bytes fit the short form
                "b9003800", // a length with a leading zero
                "bfffffffffffffffff", // a length beyond all
                "c2", // a list that ends early
                "f801c0",
                "0000", // a second item
                "c000"
            })
    void refusesWhatIsNotTheShortestForm(String hex) {
        assertThat(RlpItem.parse(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8200ff", "88ffffffffffffffff", "89010000000000000000", "c0"})
    void refusesNumbersWithLeadingZerosAndBeyond63Bits(String hex) {
        assertThat(item(hex).number()).isEmpty();
    }

    @Test
    void looksIntoAListOnlyWhenAsked() {
        RlpItem list = item("c281" + "00");
        assertThat(list.isList()).isTrue();
        assertThat(list.items()).isEmpty();
        assertThat(item("80").items()).isEmpty();
    }

    private static RlpItem item(String hex) {
        return RlpItem.parse(HexFormat.of().parseHex(hex)).orElseThrow();
    }
}
