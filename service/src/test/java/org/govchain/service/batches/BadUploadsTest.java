package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What offices really send: the answer says where and why, and nothing is half issued. */
@Tag("database")
class BadUploadsTest {

    private final Office office = Office.shared();
    private final BatchDesk desk = new BatchDesk(office);

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void refusesUtf16AndSaysSo(String charset) {
        byte[] file = Sheet.ofLicences().rows(1).bytes(Charset.forName(charset));
        assertUnreadable(desk.upload(file), "UTF-16");
    }

    @Test
    void namesTheRowsThatAreWindows1252() {
        byte[] file = Sheet.ofLicences()
                .rows(3)
                .cell(1, "premises.name", "Cafe")
                .cell(2, "premises.name", "Café Müller")
                .text()
                .replace("Behörde.name", "authority.name")
                .replace("gültig bis", "validUntil")
                .replace("Heidestraße", "Heideweg")
                .getBytes(Charset.forName("windows-1252"));
        List<JsonNode> faults = desk.dryRun(file);
        assertThat(faults).hasSize(2);
        assertThat(faults.get(0).get("row").asInt()).isEqualTo(2);
        assertThat(faults.get(0).get("column").asString()).isEqualTo("premises.name");
        assertThat(faults.get(0).get("reason").asString())
                .contains("Windows-1252")
                .doesNotContain("Caf");
    }

    @Test
    void namesTheHeaderThatIsWindows1252() {
        assertUnreadable(
                desk.upload(Sheet.ofLicences().rows(1).bytes(Charset.forName("windows-1252"))),
                "header",
                "Windows-1252");
    }

    @Test
    void acceptsAByteOrderMark() {
        String file = "\uFEFF" + Sheet.ofLicences().rows(1).text();
        String id = desk.taken(file.getBytes(StandardCharsets.UTF_8));
        assertThat(desk.run(id).getFirst().get("outcome").asString()).isEqualTo("issued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"https://evil.example\")", "+49 241 1", "-x", "@SUM(A1)", "\tx"})
    void refusesFormulas(String formula) {
        Sheet sheet = Sheet.ofLicences().rows(2).cell(2, "premises.name", formula);
        List<JsonNode> result = desk.run(desk.taken(sheet.bytes()));
        assertThat(result.get(0).get("outcome").asString()).isEqualTo("issued");
        assertThat(result.get(1).get("outcome").asString()).isEqualTo("refused");
        assertThat(result.get(1).get("reason").asString())
                .contains("premises.name")
                .contains("formula")
                .doesNotContain(formula);
    }

    @Test
    void aNumberMayBeNegative() {
        List<JsonNode> faults = desk.dryRun(
                Sheet.ofLicences().rows(1).cell(1, "rooms.0.seats", "-1").bytes());
        assertThat(faults.getFirst().get("column").asString()).isEqualTo("/rooms/0/seats");
        assertThat(faults.getFirst().get("reason").asString()).doesNotContain("formula");
    }

    @Test
    void writesResultsThatNoSpreadsheetExecutes() {
        assertThat(ReportLines.harmless("=1+1")).isEqualTo("'=1+1");
        String csv = desk.resultCsv(finished(Sheet.ofLicences().rows(1).bytes()));
        assertThat(csv).startsWith("\uFEFF\"row\",\"key\",\"outcome\"");
        assertThat(csv.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("\"1\",\"\",\"issued\""));
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        String file = Sheet.ofLicences().rows(3).text().replaceFirst("Zum Goldenen", "\"Zum Goldenen");
        assertUnreadable(desk.upload(file.getBytes(StandardCharsets.UTF_8)), "row 1, line 2", "quote");
    }

    @Test
    void refusesTextAfterAClosingQuote() {
        String file = Sheet.ofLicences().rows(3).text().replaceFirst("Zum Goldenen", "\"Zum\" Goldenen");
        assertUnreadable(desk.upload(file.getBytes(StandardCharsets.UTF_8)), "row 1, line 2", "quote");
    }

    @Test
    void refusesARowThatIsTooLong() {
        byte[] file = Sheet.ofLicences()
                .rows(2)
                .cell(2, "premises.name", "x".repeat(400_000))
                .bytes();
        assertUnreadable(desk.upload(file), "row 2, line 3", "longer than");
    }

    @Test
    void listsEveryColumnThatIsUnknownRepeatedOrMissing() {
        byte[] file = Sheet.ofLicences()
                .rows(1)
                .without("Kind of business")
                .cell(1, "Lieblingsfarbe", "blau")
                .cell(1, "fileNumber", "1")
                .cell(1, "rooms", "1")
                .bytes();
        Office.Reply refused = desk.upload(file);
        assertUnreadable(
                refused, "Lieblingsfarbe", "the same as the column Aktenzeichen", "businessKinds", "rooms: is a group");
        assertThat(refused.json().get("violations")).hasSize(4);
        assertThat(desk.dryRun(file)).as("the dry run says the same").hasSize(5);
    }

    @Test
    void refusesAColumnThatIsPartOfAnother() {
        byte[] file = Sheet.ofLicences()
                .rows(1)
                .cell(1, "businessKinds.0", "Diskothek")
                .bytes();
        assertUnreadable(desk.upload(file), "is part of the column Kind of business");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n"})
    void refusesAFileWithoutRows(String file) {
        assertUnreadable(desk.upload(file.getBytes(StandardCharsets.UTF_8)), "header: ");
    }

    @Test
    void refusesAHeaderAlone() {
        assertUnreadable(desk.upload(Sheet.ofLicences().bytes()), "has no rows");
    }

    @Test
    void namesARowWithTooManyCells() {
        String file = Sheet.ofLicences().rows(1).text().stripTrailing() + ";;;x\r\n";
        assertThat(desk.dryRun(file.getBytes(StandardCharsets.UTF_8))
                        .getFirst()
                        .get("reason")
                        .asString())
                .contains("27 cells");
    }

    @Test
    void refusesATypeThatIsUnknownAndAFormatThatIsNone() {
        byte[] file = Sheet.ofLicences().rows(1).bytes();
        assertThat(desk.upload(file, BatchDesk.CSV, "type=fishing-licence")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("unknown-type");
        assertThat(desk.upload(file, "application/vnd.ms-excel", "type=liquor-licence")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        // The office of the tests takes at most 1 MB.
        assertThat(desk.upload(new byte[1_100_000]).status()).isEqualTo(413);
    }

    private String finished(byte[] file) {
        String id = desk.taken(file);
        desk.run(id);
        return id;
    }

    private static void assertUnreadable(Office.Reply refused, String... said) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("batch-unreadable");
        assertThat(refused.text()).contains(said);
    }
}
