package org.govchain.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
import org.govchain.log.TlogProof;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.Bundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an authority takes along can be checked without the installation it leaves. */
@Tag("database")
class ExportTest {

    private final Office office = Office.shared();
    private final String admin = office.token(Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);

    @Test
    void everyIssuedCredentialIsInOnePageAndIsValidAsItStands() {
        List<String> issued = List.of(office.issueAnchoredLicence(), office.issueAnchoredLicence());
        List<JsonNode> lines = all("credentials", 1);

        List<String> ids = lines.stream().map(line -> line.get("id").asString()).toList();
        assertThat(ids).containsAll(issued).doesNotHaveDuplicates();
        assertThat(lines).extracting(line -> line.get("place").asLong()).isSorted();
        for (JsonNode line : lines.subList(lines.size() - 2, lines.size())) {
            assertThat(line.at("/bundle/credential").asString().split("~")).hasSizeGreaterThan(2);
            assertThat(line.at("/bundle").has("statusList")).isFalse();
            JsonNode report = office.send(
                            "POST",
                            "/verify",
                            BodyPublishers.ofByteArray(
                                    line.get("bundle").toString().getBytes(StandardCharsets.UTF_8)),
                            "Content-Type",
                            Bundle.MEDIA_TYPE)
                    .json();
            assertThat(report.at("/verdict").asString()).as(report.toString()).isEqualTo("VALID");
        }
    }

    @Test
    void aChangeOfStatusComesWithWhatOpensItsEntry() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
        office.post(self + "/revoke", clerk, "{\"reason\":\"Unzuverlässigkeit\"}");
        Office.await(
                "the change is anchored",
                () -> all("status-changes", 500).getLast().has("proof"));
        JsonNode last = all("status-changes", 500).getLast();

        assertThat(last.get("reason").asString()).isEqualTo("Unzuverlässigkeit");
        assertThat(last.get("status").asString()).isEqualTo("revoked");
        TlogProof proof =
                TlogProof.parse(last.get("proof").asString()).asOptional().orElseThrow();
        LogEntry entry =
                LogEntry.statusChange(Commitment.of(Salt.of(bytes(last.get("salt"))), bytes(last.get("payload"))));
        assertThat(proof.inclusion()
                        .verify(
                                entry.leafHash(),
                                proof.checkpoint().checkpoint().root()))
                .isTrue();
    }

    @Test
    void anotherAuthorityExportsNothingOfThis() {
        String id = office.issueAnchoredLicence();
        String other = office.token(Office.NACHBARSTADT, Role.AUTHORITY_ADMIN);

        assertThat(office.get("/api/export/credentials", other).text()).doesNotContain(id);
        assertThat(office.get("/api/export", other).json().get("issuer").asString())
                .isEqualTo("https://nachbarstadt.example");
        assertThat(office.get("/api/export/keys", other).text())
                .isNotEqualTo(office.get("/api/export/keys", admin).text());
        assertThat(office.get("/api/export/status-lists", other).bytes())
                .isNotEqualTo(office.get("/api/export/status-lists", admin).bytes());
    }

    @Test
    void everyPageIsInTheAuditLog() {
        office.get("/api/export/keys", admin);

        assertThat(office.bean(JdbcClient.class)
                        .sql(
                                "select details::text from audit_event where kind = 'data-exported' and authority = ? order by id desc limit 1")
                        .param(Office.MUSTERSTADT)
                        .query(String.class)
                        .single())
                .contains("\"keys\"")
                .contains("\"by\"");
    }

    private List<JsonNode> all(String part, int limit) {
        List<JsonNode> lines = new ArrayList<>();
        long after = 0;
        while (true) {
            Office.Reply page = office.get("/api/export/" + part + "?after=" + after + "&limit=" + limit, admin);
            assertThat(page.status()).isEqualTo(200);
            if (page.bytes().length == 0) {
                assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
                return lines;
            }
            page.text().lines().forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
            after = lines.getLast().get("place").asLong();
        }
    }

    private static byte[] bytes(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.asString());
    }
}
