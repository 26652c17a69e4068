package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonCodeTest {

    private static final String HEADER = "code | Satz | Was nun | sentence | next step";

    @Test
    void isTheTableOfTheSpecification() {
        List<List<String>> table = SpecTables.table("reason-codes.md", HEADER);
        assertThat(table.subList(1, table.size()))
                .containsExactlyElementsOf(Arrays.stream(ReasonCode.values())
                        .map(ReasonCodeTest::row)
                        .toList());
    }

    @Test
    @EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
    void writesTheTable() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Reason codes

                Normative. Why a check did not pass, in one word that Java, browser, HTTP and vectors share. Codes never change their meaning; sentences may get better.
                Which check gives which code when: [verification.md](verification.md). A test compares this table with `org.govchain.verify.ReasonCode`.

                | %s |
                |---|---|---|---|---|
                """.formatted(HEADER));
        for (ReasonCode reason : ReasonCode.values()) {
            text.append("| ").append(String.join(" | ", row(reason))).append(" |\n");
        }
        Files.writeString(SpecTables.file("reason-codes.md"), text);
    }

    @ParameterizedTest
    @EnumSource
    void speaksInSentencesAndIsFoundByItsCode(ReasonCode reason) {
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(ReasonCode.ofCode(reason.code())).contains(reason);
        assertThat(row(reason).subList(1, 5)).allMatch(sentence -> sentence.matches("[A-ZÄÖÜ].*[.]"));
    }

    @Test
    void knowsNoOtherCode() {
        assertThat(ReasonCode.ofCode("fine")).isEmpty();
    }

    private static List<String> row(ReasonCode reason) {
        return List.of(
                "`" + reason.code() + "`",
                reason.german(),
                reason.nextStepGerman(),
                reason.english(),
                reason.nextStepEnglish());
    }
}
