package org.govchain.service.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govchain.service.drafts.FourEyesOffice.OFFICE;
import static org.govchain.service.drafts.FourEyesOffice.clerk;
import static org.govchain.service.drafts.FourEyesOffice.draft;
import static org.govchain.service.drafts.FourEyesOffice.edit;
import static org.govchain.service.drafts.FourEyesOffice.etag;
import static org.govchain.service.drafts.FourEyesOffice.read;
import static org.govchain.service.drafts.FourEyesOffice.request;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class DraftsTest {

    private final String erika = clerk("erika");
    private final String max = clerk("max");

    private static String fileNumber(Reply reply) {
        return reply.json().at("/request/claims/fileNumber").asString();
    }

    @Test
    void theLaterOfTwoWritersIsToldAndLosesNothingOfTheOther() {
        String draft = draft(erika);
        String seenByBoth = etag(draft);
        assertThat(edit(erika, draft, seenByBoth, request("erika/2026")).status())
                .isEqualTo(200);
        Reply late = edit(max, draft, seenByBoth, request("max/2026"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().get("code").asString()).isEqualTo("precondition-failed");
        assertThat(late.json().get("detail").asString()).contains("revision 2");
        assertThat(fileNumber(read(max, draft))).isEqualTo("erika/2026");

        Reply again = edit(max, draft, etag(draft), request("max/2026"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(fileNumber(again)).isEqualTo("max/2026");
        assertThat(again.json().at("/edits").size()).isEqualTo(3);
        assertThat(again.json().at("/createdBy/subject").asString()).isEqualTo("erika");
    }

    @Test
    void aStaleSecondTabNeitherSubmitsNorDeletes() {
        String draft = draft(erika);
        String seen = etag(draft);
        edit(erika, draft, seen, request("newer/2026"));
        for (String step : new String[] {"POST /submit", "POST /withdraw", "DELETE "}) {
            String[] parts = step.split(" ", -1);
            Reply reply = OFFICE.send(
                    parts[0],
                    "/api/drafts/" + draft + parts[1],
                    BodyPublishers.noBody(),
                    "Authorization",
                    "Bearer " + erika,
                    "If-Match",
                    seen);
            assertThat(reply.status()).as(step).isEqualTo(412);
        }
        assertThat(FourEyesOffice.state(draft)).isEqualTo("draft");
    }

    @Test
    void wantsToKnowWhichRevisionIsMeant() {
        String draft = draft(erika);
        Reply reply = OFFICE.send(
                "PUT",
                "/api/drafts/" + draft,
                BodyPublishers.ofString(request()),
                "Authorization",
                "Bearer " + erika,
                "Content-Type",
                "application/json");
        assertThat(reply.status()).isEqualTo(428);
        assertThat(edit(erika, draft, "*", request()).status()).isEqualTo(412);
    }

    @Test
    void takesWhatIsNotCompleteAndSaysWhatIsMissing() {
        Reply reply = OFFICE.post(
                "/api/drafts", erika, "{\"type\":\"" + FourEyesOffice.TYPE + "\",\"claims\":{\"fileNumber\":\"1\"}}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String draft = reply.json().get("id").asString();
        Reply read = read(erika, draft);
        assertThat(read.json().at("/missing/code").asString()).isEqualTo("claims-invalid");
        assertThat(read.json().at("/missing/violations")).isNotEmpty();
        assertThat(FourEyesOffice.step(erika, draft, "submit").status()).isEqualTo(422);
        assertThat(FourEyesOffice.state(draft)).isEqualTo("draft");
    }

    @Test
    void givesTheSameAnswerToARepeatedRequest() {
        String key = UUID.randomUUID().toString();
        String[] headers = {
            "Authorization", "Bearer " + erika, "Content-Type", "application/json", "Idempotency-Key", key
        };
        Reply first = OFFICE.send("POST", "/api/drafts", BodyPublishers.ofString(request()), headers);
        Reply second = OFFICE.send("POST", "/api/drafts", BodyPublishers.ofString(request()), headers);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(OFFICE.send("POST", "/api/drafts", BodyPublishers.ofString(request("other")), headers)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void belongsToItsAuthority() {
        String draft = draft(erika);
        String nora = OFFICE.identities().tokenOf("nora", Office.NACHBARSTADT, Role.CLERK);
        assertThat(read(nora, draft).status()).isEqualTo(404);
        assertThat(edit(nora, draft, "\"1\"", request()).status()).isEqualTo(404);
        assertThat(OFFICE.get("/api/drafts", nora).text()).doesNotContain(draft);
        assertThat(OFFICE.get("/api/drafts?limit=200", erika).text())
                .contains(draft)
                .doesNotContain("fileNumber");
    }

    @Test
    void liesEncryptedInTheDatabase() {
        String canary = "canary-" + UUID.randomUUID().toString().substring(0, 8);
        String draft = draft(erika);
        assertThat(edit(erika, draft, etag(draft), request(canary)).status()).isEqualTo(200);
        FourEyesOffice.submit(erika, draft);
        JdbcClient jdbc = OFFICE.bean(JdbcClient.class);
        for (Map.Entry<String, String> row :
                Map.of("draft", "id", "submission", "document_id").entrySet()) {
            String table = row.getKey();
            boolean clear = jdbc.sql(
                            "select exists (select from " + table + " t where t::text like ? or t::text like ?)")
                    .params("%" + canary + "%", "%" + hex(canary) + "%")
                    .query(Boolean.class)
                    .single();
            assertThat(clear).as(table).isFalse();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void issuesADraftOfATypeThatNeedsNobodyElse() {
        Reply created = OFFICE.post("/api/drafts", erika, Office.licence());
        String draft = created.json().get("id").asString();
        Reply issued = FourEyesOffice.step(erika, draft, "submit");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        assertThat(FourEyesOffice.state(draft)).isEqualTo("issued");
        assertThat(FourEyesOffice.step(erika, draft, "submit").status()).isEqualTo(409);
    }
}
