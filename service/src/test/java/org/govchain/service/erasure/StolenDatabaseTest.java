package org.govchain.service.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.govchain.credential.StatusChangeFacts;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.StatusHistory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a dump of the database says while a document is there, and after it was erased. */
class StolenDatabaseTest {

    private static final String NAME = "Goldregenpfeifer";
    private static final String WORDS = "Zoë hat Zahlungsschwierigkeiten eingeräumt";
    private static final String FILE_NAME = "umbau-der-nachtigall.txt";
    private static final String FILE = "Grundriss des Rotschenkels";
    private static final String PURPOSE = "Vorkaufsrecht am Kiebitzweg";
    private static final String RECIPIENT = "Notariat Austernfischer";

    private final Office office = Office.shared();
    private final DatabaseDump dump = new DatabaseDump(office.bean(JdbcClient.class));
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void saysNeitherWhatADocumentSaysNorWhyItsStatusChanged() {
        String self = "/api/credentials/" + issue().get("id").asString();
        for (String change : List.of("suspend", "reinstate", "revoke")) {
            assertThat(office.post(self + "/" + change, clerk, "{\"reason\":\"" + WORDS + "\"}")
                            .status())
                    .isEqualTo(200);
        }

        for (String secret : List.of(NAME, WORDS, "Zahlungsschwierigkeiten", FILE)) {
            assertThat(dump.tablesThatSay(secret)).as(secret).isEmpty();
        }
        assertThat(words(self)).containsExactly(WORDS, WORDS, WORDS);
    }

    @Test
    void saysNothingAnyMoreOfADocumentThatWasErased() {
        JsonNode issued = issue();
        String self = "/api/credentials/" + issued.get("id").asString();
        UUID document = UUID.fromString(issued.get("documentId").asString());
        office.post(self + "/revoke", clerk, "{\"reason\":\"" + WORDS + "\"}");
        grant(issued.get("id").asString());
        assertThat(dump.tablesThatSay(FILE_NAME)).contains("attachment");
        assertThat(dump.tablesThatSay(PURPOSE)).contains("handover_grant");

        String admin = office.token(Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
        eraseAllThatSay(admin, document);

        for (String secret : List.of(NAME, WORDS, FILE_NAME, FILE, PURPOSE, RECIPIENT)) {
            assertThat(dump.tablesThatSay(secret)).as(secret).isEmpty();
        }
        assertThat(office.bean(JdbcClient.class)
                        .sql("select count(*) from status_change where document_id = ? and opening is null")
                        .param(document)
                        .query(Integer.class)
                        .single())
                .as("that and when it changed stays")
                .isEqualTo(1);
    }

    /** The other test's document has a file of the same name. */
    private void eraseAllThatSay(String admin, UUID document) {
        List<UUID> documents = new ArrayList<>(office.bean(JdbcClient.class)
                .sql("select distinct document_id from attachment where name = ?")
                .param(FILE_NAME)
                .query(UUID.class)
                .list());
        assertThat(documents).contains(document);
        for (UUID each : documents) {
            Office.Reply reply =
                    office.post("/api/erasures", admin, "{\"documents\":[\"" + each + "\"],\"reason\":\"demanded\"}");
            assertThat(reply.json().at("/items/0/outcome").asString())
                    .as(reply.text())
                    .isEqualTo("erased");
        }
    }

    private JsonNode issue() {
        String request = Office.licence().replace("Zum Goldenen Anker", "Zum " + NAME);
        Office.Reply reply = office.issueWithFile(clerk, request, FILE_NAME, FILE.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private void grant(String id) {
        Office.Reply reply = office.post(
                "/api/credentials/" + id + "/grants",
                clerk,
                "{\"recipient\":{\"kind\":\"bearer\",\"name\":\"" + RECIPIENT + "\"},\"purpose\":\"" + PURPOSE
                        + "\",\"validUntil\":\"" + Instant.now().plus(14, ChronoUnit.DAYS)
                        + "\",\"views\":3,\"claims\":[\"fileNumber\",\"premises\"]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    /** What the authority's own people read. */
    private List<String> words(String self) {
        return StatusHistory.parse(office.get(self + "/history", clerk).bytes())
                .asOptional()
                .orElseThrow()
                .changes()
                .orElseThrow()
                .stream()
                .map(change -> StatusChangeFacts.parse(
                                change.opening().orElseThrow().payload())
                        .orElseThrow()
                        .words())
                .toList();
    }
}
