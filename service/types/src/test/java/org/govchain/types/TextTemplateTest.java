package org.govchain.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TextTemplateTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "148.5 | 148,50 Euro",
                "148.50 | 148,50 Euro",
                "148.500 | 148,50 Euro",
                "148 | 148,00 Euro",
                "0 | 0,00 Euro",
                "0.1 | 0,10 Euro",
                "1250 | 1.250,00 Euro",
                "1234567.89 | 1.234.567,89 Euro",
                "1.25e3 | 1.250,00 Euro",
                "-12.5 | -12,50 Euro",
                "0.125 | 0,125 Euro"
            })
    void anAmountOfMoneyHasItsCentsAndIsNeverRounded(String number, String text) {
        assertThat(rendered("{euro:money} Euro", "{\"euro\":" + number + "}")).isEqualTo(text);
    }

    @Test
    void aNumberThatIsNoMoneyKeepsItsDigits() {
        assertThat(rendered("{area} m²", "{\"area\":18.5}")).isEqualTo("18,5 m²");
    }

    @Test
    void aFieldThatIsAbsentLeavesItsFragmentOut() {
        assertThat(rendered("{euro:money} Euro", "{}")).isEmpty();
    }

    @Test
    void aFormatIsWrittenBackAsItStandsInTheFile() {
        for (String text : List.of("{euro:money} Euro", " vom {date:date}", ", {address.city}")) {
            assertThat(TextTemplate.Fragment.parse(text).orElseThrow().text()).isEqualTo(text);
        }
    }

    @Test
    void aFormatThatDoesNotExistIsNoFragment() {
        assertThat(TextTemplate.Fragment.parse("{euro:currency}")).isEmpty();
    }

    private static String rendered(String fragment, String value) {
        return new TextTemplate(List.of(TextTemplate.Fragment.parse(fragment).orElseThrow()))
                .render(JSON.readTree(value));
    }
}
