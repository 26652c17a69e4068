package org.govchain.cli.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRowsTest {

    private static final String AT = "2026-03-04T12:00:00Z";

    @Test
    void linesOfJsonAreHandedOnAsTheyAre() throws IOException {
        assertThat(rows("\n {\"a\":1}\r\n\n{\"b\" : 2}")).containsExactly("2  {\"a\":1}\r", "4 {\"b\" : 2}");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void columnsBecomeMembersAndQuantities() throws IOException {
        assertThat(rows("device,at,temperature,sky,wet,session,counter\nwetter-1," + AT + ",-8.5,clear,true,7,12\n"))
                .containsExactly("2 {\"at\":\"" + AT + "\",\"session\":\"7\",\"counter\":12,\"device\":\"wetter-1\","
                        + "\"values\":{\"temperature\":-8.5,\"sky\":\"clear\",\"wet\":true}}");
    }

    @Test
    void unitsStandInTheirColumnsAndWhatAServiceAddsIsPassedOver() throws IOException {
        assertThat(rows("position,received,at,noise [dB[SPL]],temperature [Cel]\r\n5," + AT + ",1772625600000,61,\r\n"))
                .containsExactly(
                        "2 {\"at\":1772625600000,\"device\":\"d\",\"values\":{\"noise\":{\"value\":61,\"unit\":\"dB[SPL]\"}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at;temperature|8,5|8.5",
                "at,temperature|\"8,5\"|\"8,5\"",
                "at,temperature|1e3|1e3",
                "at,temperature|007|\"007\"",
                "at,temperature|NaN|\"NaN\"",
                "at,temperature|'=1|\"=1\"",
                "at,temperature|\"a \"\"b\"\"\"|\"a \\\"b\\\"\""
            },
            quoteCharacter = '`')
    void cellsAreNumbersWhereTheyAreNumbers(String header, String cell, String json) throws IOException {
        String separator = header.substring(2, 3);

        assertThat(rows(header + "\n" + AT + separator + cell + "\n"))
                .singleElement()
                .asString()
                .endsWith("\"values\":{\"temperature\":" + json + "}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temperature\n8\n",
                "at,temperature,temperature\n" + AT + ",1,2\n",
                "at,temperature\n" + AT + ",1,2\n",
                "at,temperature\n" + AT + ",\"1\n"
            })
    void aTableThatIsNoneIsAFault(String text) {
        assertThatThrownBy(() -> rows(text)).isInstanceOf(Fault.class);
    }

    @Test
    void withoutAColumnAndAnOptionNobodyKnowsTheDevice() {
        byte[] bytes = ("at,temperature\n" + AT + ",1\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ReadingRows.open(new ByteArrayInputStream(bytes), Optional.empty()))
                .isInstanceOf(Fault.class);
    }

    private static List<String> rows(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>();
        try (ReadingRows all = ReadingRows.open(new ByteArrayInputStream(bytes), Optional.of("d"))) {
            for (Optional<ReadingRows.Row> row = all.next(); row.isPresent(); row = all.next()) {
                rows.add(row.get().line() + " " + new String(row.get().json(), StandardCharsets.UTF_8));
            }
        }
        return rows;
    }
}
