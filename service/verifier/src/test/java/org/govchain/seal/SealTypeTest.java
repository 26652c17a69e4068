package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTypeTest {

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, true, ff",
        "BOOLEAN, false, 00",
        "INTEGER, 0, 00",
        "INTEGER, 127, 7f",
        "INTEGER, 128, 0080",
        "INTEGER, -1, ff",
        "INTEGER, 9223372036854775807, 7fffffffffffffff",
        "OCTET_STRING, 00ff, 00ff",
        "UTF8_STRING, Köln, 4bc3b66c6e",
        "DATE, 2026-02-28, 3230323630323238",
        "DATE_TIME, 2026-02-28T23:59:58, 3230323630323238323335393538",
    })
    void writesAndReadsTextOfEachType(SealType type, String text, String hex) {
        SealValue value = SealValue.of(HexFormat.of().parseHex(hex));
        assertThat(type.encode(text)).contains(value);
        assertThat(type.decode(value)).contains(text);
        assertThat(SealType.ofSchemaName(type.schemaName())).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, TRUE",
        "INTEGER, 1.5",
        "INTEGER, ''",
        "INTEGER, 9223372036854775808",
        "OCTET_STRING, 0",
        "OCTET_STRING, xy",
        "DATE, 2026-02-30",
        "DATE, 28.02.2026",
        "DATE, +12026-01-01",
        "DATE_TIME, 2026-02-28",
    })
    void refusesTextOfAnotherType(SealType type, String text) {
        assertThat(type.encode(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, 01",
        "BOOLEAN, ''",
        "BOOLEAN, ffff",
        "INTEGER, ''",
        "INTEGER, 0001",
        "INTEGER, ffff",
        "INTEGER, 010000000000000000",
        "UTF8_STRING, c3",
        "UTF8_STRING, eda080",
        "DATE, 3230323630323330",
        "DATE, 32303236303232",
        "DATE_TIME, 3230323630323238323435393538",
    })
    void refusesBytesOfAnotherType(SealType type, String hex) {
        assertThat(type.decode(SealValue.of(HexFormat.of().parseHex(hex)))).isEmpty();
    }
}
