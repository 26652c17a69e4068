package org.govchain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads at every border between two lengths (RFC 8949 §3 and §4.2.1). */
class CborTest {

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "255, 18ff",
        "256, 190100",
        "65535, 19ffff",
        "65536, 1a00010000",
        "4294967295, 1affffffff",
        "4294967296, 1b0000000100000000",
        "9223372036854775807, 1b7fffffffffffffff"
    })
    void numbersHaveTheShortestHead(long number, String hex) {
        assertThat(new CborWriter().unsigned(number).toBytes()).isEqualTo(bytes(hex));
        CborReader reader = new CborReader(bytes(hex));
        assertThat(reader.unsigned()).isEqualTo(number);
        assertThat(reader.failed()).isFalse();
        assertThat(reader.isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "1817", // 23 in two bytes
                "1900ff", // 255 in three
                "1a0000ffff", // 65535 in five
                "1b00000000ffffffff", // 2³² − 1 in nine
                "1b8000000000000000", // 2⁶³
                "18", // cut off
                "1901",
                "1a000100",
                "1b00000001000000",
                "1c", // not assigned
                "1d",
                "1e",
                "1f", // indefinite
                "20", // a negative number
                "40" // a byte string
            })
    void otherNumbersAreRefused(String hex) {
        CborReader reader = new CborReader(bytes(hex));
        assertThat(reader.unsigned()).isZero();
        assertThat(reader.failed()).isTrue();
    }

    @Test
    void stringsHaveAsManyBytesAsTheySay() {
        CborReader whole = new CborReader(bytes("420102" + "6161" + "40" + "60"));
        assertThat(whole.bytes()).containsExactly(1, 2);
        assertThat(whole.text()).isEqualTo("a");
        assertThat(whole.bytes()).isEmpty();
        assertThat(whole.text()).isEmpty();
        assertThat(whole.failed()).isFalse();
        assertThat(whole.isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4201", "41", "5affffffff00", "5b7fffffffffffffff00"})
    void aStringThatIsCutOffIsRefusedAndTakesNoMemory(String hex) {
        CborReader reader = new CborReader(bytes(hex));
        assertThat(reader.bytes()).isEmpty();
        assertThat(reader.failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"61ff", "62c080", "63eda080"})
    void textIsUtf8(String hex) {
        CborReader reader = new CborReader(bytes(hex));
        assertThat(reader.text()).isEmpty();
        assertThat(reader.failed()).isTrue();
    }

    @Test
    void nothingIsReadBehindAFailure() {
        CborReader reader = new CborReader(bytes("40" + "01" + "6161"));
        reader.unsigned();
        assertThat(reader.unsigned()).isZero();
        assertThat(reader.text()).isEmpty();
        assertThat(reader.failed()).isTrue();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
