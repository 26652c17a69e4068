package org.govchain.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypeFileTest {

    static Stream<String> shipped() {
        return Shipped.names().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsWhatIsShipped(String name) {
        assertThat(TypeFile.read(bytes(Shipped.text(name)))).isInstanceOf(TypeFile.Result.Read.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"budget\": 370 | \"budget\": 371 | seal.budget | the number 371",
                "\"tag\": 11 | \"tag\": 10 | seal.entries[1].tag | the tag 10, which seal.entries[0] has already",
                "\"tag\": 11 | \"tag\": 9 | seal.entries[1].tag | the number 9",
                "\"tag\": 11 | \"tag\": 255 | seal.entries[1].tag | the number 255",
                "\"claim\": \"/businessKinds\" | \"claim\": \"/colour\" | seal.entries[3].claim | leads to nothing",
                "\"type\": \"object\", | \"type\": \"objekt\", | claims.type | objekt",
                "\"category\" | \"categori\" | categori | means nothing",
                "{birthDate:date} | birthDate | text.holder[4] | birthDate",
                "{birthDate:date} | {birthDate:money} | text.holder[4] | {birthDate} written as an amount of money",
                "\"end\": \"optional\" | \"end\": \"lapses\" | validity.after | nothing",
                "\"opening\": { | \"beginning\": { | notice.opening | nothing",
                "\"approval\": \"none\" | \"approval\": \"two\" | approval | the text \"two\"",
                "\"retention\": \"P10Y\" | \"retention\": \"ten years\" | retention | ten years",
                "\"version\": 1 | \"version\": 0 | version | the number 0"
            })
    void namesMemberAndMistake(String from, String to, String member, String found) {
        String text = Shipped.text("liquor-licence");
        assertThat(text).contains(from);
        assertThat(mistakes(text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to))))
                .anySatisfy(mistake -> {
                    assertThat(mistake.member()).isEqualTo(member);
                    assertThat(mistake.found()).contains(found);
                    assertThat(mistake.expected()).isNotBlank();
                    assertThat(mistake.remedy()).isNotBlank();
                });
    }

    @Test
    void namesAllMistakesAtOnce() {
        String text = Shipped.text("liquor-licence")
                .replace("\"budget\": 370", "\"budget\": 7")
                .replace("\"approval\": \"none\"", "\"approval\": true")
                .replace("\"retention\": \"P10Y\"", "\"retention\": \"P0D\"");
        assertThat(mistakes(text)).extracting(Mistake::member).containsExactly("approval", "retention", "seal.budget");
    }

    private static List<Mistake> mistakes(String text) {
        TypeFile.Result result = TypeFile.read(bytes(text));
        assertThat(result).isInstanceOf(TypeFile.Result.Faulty.class);
        return ((TypeFile.Result.Faulty) result).mistakes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
