package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RequiredChecksTest {

    @Test
    void isTheTableOfTheSpecification() {
        List<List<String>> table = SpecTables.table("verification.md", "carrier | chain |");
        List<String> header = table.getFirst();
        assertThat(header.subList(2, header.size())).containsExactlyInAnyOrderElementsOf(names());
        List<List<String>> rows = table.subList(1, table.size());
        assertThat(rows).hasSize(2 * Carrier.values().length);
        for (List<String> row : rows) {
            Carrier carrier = Carrier.valueOf(row.get(0).toUpperCase(Locale.ROOT));
            boolean online = row.get(1).equals("online");
            for (int column = 2; column < header.size(); column++) {
                Check check = Check.valueOf(header.get(column));
                assertThat(cell(carrier, online, check))
                        .as(carrier + " " + row.get(1) + " " + check)
                        .isEqualTo(row.get(column));
            }
        }
    }

    private static String cell(Carrier carrier, boolean online, Check check) {
        boolean always = RequiredChecks.of(carrier, online, false).contains(check);
        boolean withValidators = RequiredChecks.of(carrier, online, true).contains(check);
        return always ? "required" : withValidators ? "validators" : "–";
    }

    private static List<String> names() {
        return List.of(Check.values()).stream().map(Enum::name).toList();
    }
}
