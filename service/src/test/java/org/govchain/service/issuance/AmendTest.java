package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.service.web.Role;
import org.govchain.status.Status;
import org.govchain.status.StatusListToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("database")
class AmendTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    private final JdbcClient jdbc = office.bean(JdbcClient.class);

    private Reply amend(String id) {
        return office.post("/api/credentials/" + id + "/amend", clerk, Office.licence());
    }

    private Reply change(String id, String change, String body) {
        return office.post("/api/credentials/" + id + "/" + change, clerk, body);
    }

    private JsonNode read(String id) {
        return office.get("/api/credentials/" + id, clerk).json();
    }

    /** A second copy of the same document, such as one for another wallet. */
    private StatusIndex secondCopy(String id) {
        StatusIndex index = office.bean(StatusLists.class)
                .allocate(new AuthorityId(Office.MUSTERSTADT), 1)
                .getFirst();
        jdbc.sql("insert into copy (id, document_id, document_version, authority, state, status_list_id, status_idx,"
                        + " entry_id) select ?, document_id, document_version, authority, state, ?, ?, entry_id"
                        + " from copy where id = ?")
                .params(UUID.randomUUID(), index.list(), index.index(), UUID.fromString(id))
                .update();
        return index;
    }

    private Status published(StatusIndex index) {
        String token =
                office.get(index.uri().substring(Office.PUBLIC_URL.length())).text();
        if (StatusListToken.parse(token) instanceof StatusListToken.Accepted(StatusListToken list)) {
            return list.list().get(index.index()).orElseThrow();
        }
        throw new AssertionError("not a status list");
    }

    private StatusIndex index(String id) {
        return jdbc.sql("select c.status_list_id, l.uri, c.status_idx from copy c"
                        + " join status_list l on l.id = c.status_list_id where c.id = ?")
                .param(UUID.fromString(id))
                .query((row, _) -> new StatusIndex(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)))
                .single();
    }

    @Test
    void aNewVersionSupersedesAllCopiesOfTheOldOne() {
        String old = office.issueLicence();
        StatusIndex second = secondCopy(old);
        Reply reply = amend(old);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().get("version").asInt()).isEqualTo(2);
        assertThat(reply.json().get("documentId")).isEqualTo(read(old).get("documentId"));

        assertThat(read(old).get("status").asString()).isEqualTo("superseded");
        assertThat(read(old).at("/successor/version").asInt()).isEqualTo(2);
        assertThat(read(old).at("/successor/id").asString())
                .isEqualTo(reply.json().get("id").asString());
        assertThat(List.of(published(index(old)), published(second))).containsOnly(Status.SUPERSEDED);
        String next = reply.json().get("id").asString();
        assertThat(read(next).get("status").asString()).isEqualTo("valid");
        assertThat(published(index(next))).isEqualTo(Status.VALID);

        Map<String, Object> row = jdbc.sql("select * from status_change where document_id = ? and document_version = 1")
                .param(UUID.fromString(read(old).get("documentId").asString()))
                .query()
                .singleRow();
        assertThat(row.get("reason_code")).isEqualTo("superseded-by-new-version");
        assertThat(row.get("successor")).hasToString(next);
    }

    @Test
    void suspensionAndRevocationMoveAllCopiesAsOne() {
        String id = office.issueLicence();
        StatusIndex second = secondCopy(id);
        assertThat(change(id, "suspend", "{\"code\":\"under-review\"}").status())
                .isEqualTo(200);
        assertThat(List.of(published(index(id)), published(second))).containsOnly(Status.SUSPENDED);
        assertThat(change(id, "reinstate", "{\"code\":\"review-concluded\"}").status())
                .isEqualTo(200);
        assertThat(List.of(published(index(id)), published(second))).containsOnly(Status.VALID);
        assertThat(change(id, "revoke", "{\"code\":\"holder-unreliable\"}").status())
                .isEqualTo(200);
        assertThat(List.of(published(index(id)), published(second))).containsOnly(Status.INVALID);
    }

    @Test
    void amendsOnlyWhatIsValid() {
        String suspended = office.issueLicence();
        change(suspended, "suspend", "{\"code\":\"fee-unpaid\"}");
        assertThat(amend(suspended).json().get("detail").asString()).contains("lift the suspension");
        String revoked = office.issueLicence();
        change(revoked, "revoke", "{\"code\":\"given-up-by-holder\"}");
        assertThat(amend(revoked).status()).isEqualTo(409);
        String superseded = office.issueLicence();
        assertThat(amend(superseded).status()).isEqualTo(201);
        assertThat(amend(superseded).json().get("detail").asString()).contains("newer version");
        assertThat(change(superseded, "revoke", "{\"code\":\"lost-or-stolen\"}").status())
                .isEqualTo(409);
        assertThat(change(superseded, "reinstate", "{\"code\":\"review-concluded\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keepsTypeAndAuthority() {
        String id = office.issueLicence();
        String other = Office.licence().replace("\"liquor-licence\"", "\"building-permit\"");
        assertThat(office.post("/api/credentials/" + id + "/amend", clerk, other)
                        .status())
                .isEqualTo(409);
        String neighbour = office.token(Office.NACHBARSTADT, Role.CLERK);
        assertThat(office.post("/api/credentials/" + id + "/amend", neighbour, Office.licence())
                        .status())
                .isEqualTo(404);
        assertThat(read(id).get("status").asString()).isEqualTo("valid");
    }

    @Test
    void answersARepeatedRequestWithTheSameVersion() {
        String id = office.issueLicence();
        String key = UUID.randomUUID().toString();
        String[] headers = {
            "Authorization", "Bearer " + clerk, "Content-Type", "application/json", "Idempotency-Key", key
        };
        String path = "/api/credentials/" + id + "/amend";
        Reply first = office.send("POST", path, BodyPublishers.ofString(Office.licence()), headers);
        Reply second = office.send("POST", path, BodyPublishers.ofString(Office.licence()), headers);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void twoAmendmentsAtOnceMakeOneVersion() {
        String id = office.issueLicence();
        List<Integer> answers = List.of(1, 2).parallelStream()
                .map(_ -> amend(id).status())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409);
    }

    @Test
    void aWithdrawalReachesBackToTheDayOfIssueAndARevocationDoesNot() {
        String id = office.issueLicence();
        String yesterday = "\"effective\":\"" + Instant.now().minusSeconds(86_400 * 2) + "\"";
        assertThat(change(id, "revoke", "{\"code\":\"conditions-not-met\"," + yesterday + "}")
                        .status())
                .isEqualTo(422);
        assertThat(change(id, "revoke", "{\"code\":\"issued-unlawfully\"," + yesterday + "}")
                        .status())
                .as("before it was issued")
                .isEqualTo(422);
        jdbc.sql("update document set created_at = created_at - interval '30 days' where id = ?")
                .param(UUID.fromString(read(id).get("documentId").asString()))
                .update();
        assertThat(change(id, "revoke", "{\"code\":\"conditions-not-met\"," + yesterday + "}")
                        .status())
                .isEqualTo(422);
        assertThat(change(id, "revoke", "{\"code\":\"issued-unlawfully\"," + yesterday + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesReasonsOfThePublishedListThatFit() {
        JsonNode items = office.get("/reason-codes").json().get("items");
        assertThat(items.size()).isEqualTo(StatusReason.values().length);
        assertThat(items)
                .allSatisfy(item -> assertThat(item.get("de").asString())
                        .isNotEmpty()
                        .isNotEqualTo(item.get("en").asString()));
        String id = office.issueLicence();
        for (String body : List.of(
                "{\"code\":\"no-such-code\"}",
                "{\"code\":\"under-review\"}",
                "{\"code\":\"superseded-by-new-version\"}",
                "{\"code\":\"other\"}")) {
            assertThat(change(id, "revoke", body).status()).as(body).isEqualTo(422);
        }
        assertThat(change(id, "revoke", "{}").status()).isEqualTo(400);
        assertThat(change(id, "revoke", "{\"reason\":\"Irrtum\"}").status()).isEqualTo(200);
    }
}
