package org.govchain.service.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.govchain.service.drafts.FourEyesOffice.OFFICE;
import static org.govchain.service.drafts.FourEyesOffice.approve;
import static org.govchain.service.drafts.FourEyesOffice.clerk;
import static org.govchain.service.drafts.FourEyesOffice.draft;
import static org.govchain.service.drafts.FourEyesOffice.edit;
import static org.govchain.service.drafts.FourEyesOffice.etag;
import static org.govchain.service.drafts.FourEyesOffice.request;
import static org.govchain.service.drafts.FourEyesOffice.signatory;
import static org.govchain.service.drafts.FourEyesOffice.state;
import static org.govchain.service.drafts.FourEyesOffice.step;
import static org.govchain.service.drafts.FourEyesOffice.submit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.issuance.Author;
import org.govchain.service.issuance.BulkIssuing;
import org.govchain.service.issuance.BulkIssuing.Judgement;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Role;
import org.govchain.status.Status;
import org.govchain.status.StatusListToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One way through, and every way around: each attempt is refused. */
@Tag("database")
class FourEyesTest {

    private static final AuthorityId MUSTERSTADT = new AuthorityId(Office.MUSTERSTADT);

    private final String erika = clerk("erika");
    private final String max = clerk("max");
    private final String sabine = signatory("sabine");

    /** Asked for anew: tests restart the service. */
    private static JdbcClient jdbc() {
        return OFFICE.bean(JdbcClient.class);
    }

    private static int issued() {
        return jdbc().sql("select count(*) from copy c join document d on d.id = c.document_id and d.version ="
                        + " c.document_version where c.state = 'ISSUED' and d.type"
                        + " like '%/" + FourEyesOffice.TYPE + "'")
                .query(Integer.class)
                .single();
    }

    private static void assertDrafted(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(reply.json().get("state").asString()).isEqualTo("draft");
        assertThat(state(reply.json().get("draft").asString())).isEqualTo("draft");
    }

    private static Status status(String copy) {
        record Place(String uri, int index) {}
        Place place = jdbc().sql("select l.uri, c.status_idx from copy c join status_list l on l.id = c.status_list_id"
                        + " where c.id = ?")
                .param(UUID.fromString(copy))
                .query((row, _) -> new Place(row.getString(1), row.getInt(2)))
                .single();
        String token =
                OFFICE.get(place.uri().substring(Office.PUBLIC_URL.length())).text();
        if (StatusListToken.parse(token) instanceof StatusListToken.Accepted(StatusListToken list)) {
            return list.list().get(place.index()).orElseThrow();
        }
        throw new AssertionError("not a status list");
    }

    private static String copyOf(String draft) {
        return jdbc().sql("select copy_id from draft where id = ?")
                .param(UUID.fromString(draft))
                .query(UUID.class)
                .single()
                .toString();
    }

    @Test
    void isIssuedWhenASecondPersonApprovesWhatWasShown() {
        String draft = draft(erika);
        String digest = submit(erika, draft);
        assertThat(state(draft)).isEqualTo("submitted");

        Reply reply = approve(sabine, draft, digest);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String self = reply.json().at("/links/self").asString();
        assertThat(OFFICE.get(self, erika).json().get("status").asString()).isEqualTo("valid");
        JsonNode read = FourEyesOffice.read(erika, draft).json();
        assertThat(read.get("state").asString()).isEqualTo("issued");
        assertThat(read.has("request")).as("claims of an issued draft").isFalse();
        assertThat(read.at("/links/credential").asString()).isEqualTo(self);
    }

    @Test
    void makesADraftOfARequestToTheApi() {
        int before = issued();
        assertDrafted(OFFICE.post("/api/credentials", erika, request()));
        assertThat(issued()).isEqualTo(before);
    }

    @Test
    void makesADraftOfAnUpload() {
        int before = issued();
        byte[] file = "Grundriss".getBytes(StandardCharsets.UTF_8);
        Reply reply = OFFICE.issueWithFile(erika, request(), "grundriss.txt", file);
        assertDrafted(reply);
        assertThat(issued()).isEqualTo(before);

        String draft = reply.json().get("draft").asString();
        String hash = FourEyesOffice.read(erika, draft)
                .json()
                .at("/request/attachments/0/sha256")
                .asString();
        assertThat(OFFICE.get("/api/drafts/" + draft + "/attachments/" + hash, sabine)
                        .bytes())
                .isEqualTo(file);
        assertThat(jdbc().sql("select count(*) from stored_file where storage_key in (select unnest(files) from"
                                + " draft where id = ?)")
                        .param(UUID.fromString(draft))
                        .query(Integer.class)
                        .single())
                .as("what keeps the sweep from removing it")
                .isEqualTo(1);
    }

    @Test
    void makesDraftsOfABatch() {
        int before = issued();
        ObjectNode one = (ObjectNode) JsonMapper.shared().readTree(request());
        ObjectNode batch = JsonMapper.shared().createObjectNode().put("type", FourEyesOffice.TYPE);
        batch.putArray("items").addObject().set("claims", one.get("claims"));
        Reply reply = OFFICE.post("/api/credentials/batch", erika, batch.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(state(reply.json().at("/items/0/draft").asString())).isEqualTo("draft");
        assertThat(issued()).isEqualTo(before);
    }

    @Test
    void bulkIssuingMakesDraftsThatTheirAuthorCannotApprove() {
        BulkIssuing bulk = OFFICE.bean(BulkIssuing.class);
        ObjectNode claims = (ObjectNode) JsonMapper.shared().readTree(request()).get("claims");
        Judgement judgement = bulk.judge(
                        MUSTERSTADT, FourEyesOffice.TYPE, List.of(new BulkIssuing.Wanted(claims, null, null)))
                .getFirst();
        Person erikas = new Person(OFFICE.identities().issuer(), "erika");
        int before = issued();
        List<BulkIssuing.Made> made = new ArrayList<>();

        assertThat(bulk.issue(
                        MUSTERSTADT, new Author(erikas, false), List.of((Judgement.Sound) judgement), made::addAll))
                .isInstanceOf(BulkIssuing.Outcome.Issued.class);

        assertThat(issued()).isEqualTo(before);
        String draft = ((BulkIssuing.Made.Draft) made.getFirst()).draft().toString();
        assertThat(state(draft)).isEqualTo("draft");
        assertThat(approve(signatory("erika"), draft, submit(erika, draft)).status())
                .isEqualTo(403);
    }

    @Test
    void anAmendmentIsADraftAndTheOldVersionStaysValidUntilItIsApproved() {
        String first = draft(erika);
        String old =
                approve(sabine, first, submit(erika, first)).json().get("id").asString();
        Reply amend = OFFICE.post("/api/credentials/" + old + "/amend", erika, request("32-11-9999/2026"));
        assertDrafted(amend);
        String draft = amend.json().get("draft").asString();
        assertThat(FourEyesOffice.read(erika, draft).json().get("amends").asInt())
                .isEqualTo(1);
        assertThat(OFFICE.post("/api/credentials/" + old + "/amend", max, request())
                        .status())
                .as("a second draft of the same document")
                .isEqualTo(409);

        String digest = submit(erika, draft);
        assertThat(approve(signatory("erika"), draft, digest).status()).isEqualTo(403);
        assertThat(OFFICE.get("/api/credentials/" + old, erika)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("valid");

        Reply approved = approve(sabine, draft, digest);
        assertThat(approved.status()).as(approved.text()).isEqualTo(201);
        assertThat(approved.json().get("version").asInt()).isEqualTo(2);
        JsonNode before = OFFICE.get("/api/credentials/" + old, erika).json();
        assertThat(before.get("status").asString()).isEqualTo("superseded");
        assertThat(before.at("/successor/id").asString())
                .isEqualTo(approved.json().get("id").asString());
    }

    @Test
    void anAmendmentOfADocumentThatWasRevokedMeanwhileIsNotApproved() {
        String first = draft(erika);
        String old =
                approve(sabine, first, submit(erika, first)).json().get("id").asString();
        String draft = OFFICE.post("/api/credentials/" + old + "/amend", erika, request())
                .json()
                .get("draft")
                .asString();
        String digest = submit(erika, draft);
        OFFICE.post("/api/credentials/" + old + "/revoke", erika, "{\"code\":\"lost-or-stolen\"}");
        assertThat(approve(sabine, draft, digest).status()).isEqualTo(409);
        assertThat(state(draft)).isEqualTo("submitted");
    }

    @Test
    void refusesWhoeverWroteInItUnderWhicheverRole() {
        String draft = draft(erika);
        assertThat(edit(max, draft, etag(draft), request("32-11-0001/2026")).status())
                .isEqualTo(200);
        assertThat(edit(signatory("paul"), draft, etag(draft), request()).status())
                .isEqualTo(200);
        String digest = submit(sabine, draft);
        for (String writer : List.of("erika", "max", "paul")) {
            Reply reply = approve(signatory(writer), draft, digest);
            assertThat(reply.status()).as(writer).isEqualTo(403);
            assertThat(reply.json().get("code").asString()).isEqualTo("four-eyes");
        }
        assertThat(approve(sabine, draft, digest).status()).isEqualTo(201);
    }

    @Test
    void refusesAClerkAndAMachine() {
        String draft = draft(erika);
        String digest = submit(erika, draft);
        var identities = OFFICE.identities();
        String robot = identities.tokenOf("robot", Office.MUSTERSTADT, Role.SIGNATORY, Role.MACHINE);
        String client = identities.tokenOfClient("software", Office.MUSTERSTADT, Role.SIGNATORY);
        String neighbour = identities.tokenOf("nora", Office.NACHBARSTADT, Role.SIGNATORY);
        assertThat(approve(max, draft, digest).status()).isEqualTo(403);
        assertThat(approve(robot, draft, digest).status()).isEqualTo(403);
        assertThat(approve(client, draft, digest).status()).isEqualTo(403);
        assertThat(approve(neighbour, draft, digest).status()).isEqualTo(404);
        assertThat(state(draft)).isEqualTo("submitted");
    }

    @Test
    void aTokenWithBothRolesIsAClerksUnlessTwoAgreedAndEvenThenNotForOnesOwn() {
        String subject = "both-" + UUID.randomUUID();
        String both = OFFICE.identities().tokenOf(subject, Office.MUSTERSTADT, Role.CLERK, Role.SIGNATORY);
        String draft = draft(erika);
        String digest = submit(erika, draft);
        assertThat(approve(both, draft, digest).status()).isEqualTo(403);

        String anna = OFFICE.identities().tokenOf("anna", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
        String berta = OFFICE.identities().tokenOf("berta", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
        String agreement = OFFICE.post(
                        "/api/agreements",
                        anna,
                        "{\"kind\":\"both-roles\",\"payload\":{\"issuer\":\""
                                + OFFICE.identities().issuer() + "\",\"subject\":\"" + subject + "\"}}")
                .json()
                .get("id")
                .asString();
        assertThat(approve(both, draft, digest).status()).as("only proposed").isEqualTo(403);
        assertThat(OFFICE.post("/api/agreements/" + agreement + "/confirm", berta, "{}")
                        .status())
                .isEqualTo(200);

        String own = draft(both);
        String ownDigest = submit(both, own);
        assertThat(approve(both, own, ownDigest).status()).as("one's own").isEqualTo(403);
        assertThat(approve(both, draft, digest).status()).isEqualTo(201);

        OFFICE.post("/api/agreements/" + agreement + "/withdraw", anna, "{}");
        String next = draft(erika);
        assertThat(approve(both, next, submit(erika, next)).status())
                .as("ended")
                .isEqualTo(403);
    }

    @Test
    void refusesTheDigestOfWhatWasEditedSince() {
        String draft = draft(erika);
        String seen = submit(erika, draft);
        String copy = copyOf(draft);
        assertThat(edit(max, draft, etag(draft), request("32-11-0002/2026")).status())
                .isEqualTo(200);
        assertThat(state(draft)).isEqualTo("draft");
        assertThat(approve(sabine, draft, seen).status()).as("not submitted").isEqualTo(409);
        assertThat(status(copy)).as("the entry that was frozen").isEqualTo(Status.INVALID);

        String now = submit(erika, draft);
        assertThat(now).isNotEqualTo(seen);
        Reply reply = approve(sabine, draft, seen);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("code").asString()).isEqualTo("approval-outdated");
        assertThat(approve(sabine, draft, now).status()).isEqualTo(201);
    }

    @Test
    void anApprovalCountsOnce() {
        int before = issued();
        String draft = draft(erika);
        String digest = submit(erika, draft);
        String key = UUID.randomUUID().toString();
        Reply first = approve(sabine, draft, digest, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(approve(sabine, draft, digest, key).bytes()).isEqualTo(first.bytes());
        assertThat(approve(sabine, draft, digest).status()).isEqualTo(409);
        assertThat(edit(erika, draft, etag(draft), request()).status()).isEqualTo(409);
        assertThat(step(erika, draft, "submit").status()).isEqualTo(409);
        assertThat(issued()).isEqualTo(before + 1);
    }

    @Test
    void aDigestOfAnotherDraftApprovesNothing() {
        String one = draft(erika);
        String other = draft(erika);
        String digest = submit(erika, one);
        submit(erika, other);
        assertThat(approve(sabine, other, digest).status()).isEqualTo(409);
        assertThat(state(other)).isEqualTo("submitted");
    }

    @Test
    void givesBackWithAWordAndTakesBackWithout() {
        String draft = draft(erika);
        submit(erika, draft);
        String copy = copyOf(draft);
        Reply own = OFFICE.post("/api/drafts/" + draft + "/reject", signatory("erika"), "{\"comment\":\"nein\"}");
        assertThat(own.status()).isEqualTo(403);
        Reply rejected = OFFICE.post("/api/drafts/" + draft + "/reject", sabine, "{\"comment\":\"Auflage 3 fehlt\"}");
        assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
        JsonNode read = FourEyesOffice.read(erika, draft).json();
        assertThat(read.get("state").asString()).isEqualTo("draft");
        assertThat(read.get("comment").asString()).isEqualTo("Auflage 3 fehlt");
        assertThat(status(copy)).isEqualTo(Status.INVALID);

        submit(erika, draft);
        assertThat(step(erika, draft, "withdraw").status()).isEqualTo(200);
        assertThat(state(draft)).isEqualTo("draft");
    }

    /** As after a kill between the approval's commit and step 5. */
    @Test
    void aCrashAfterTheApprovalVoidsTheIntentAndGivesTheDraftBack() {
        String draft = draft(erika);
        String digest = submit(erika, draft);
        String copy = copyOf(draft);
        int before = issued();
        UUID id = UUID.fromString(copy);
        jdbc().sql("update submission set state = 'APPROVING', decider_issuer = 'x', decider_subject = 'y' where"
                        + " copy_id = ?")
                .param(id)
                .update();
        jdbc().sql("update copy set state = 'INTENDED' where id = ?").param(id).update();
        jdbc().sql("update document set state = 'INTENDED' where id = (select document_id from copy where id = ?)")
                .param(id)
                .update();
        OFFICE.restart();
        assertThat(state(draft)).isEqualTo("draft");
        assertThat(FourEyesOffice.read(erika, draft)
                        .json()
                        .at("/request/claims/fileNumber")
                        .asString())
                .isNotEmpty();
        assertThat(status(copy)).isEqualTo(Status.INVALID);
        assertThat(issued()).isEqualTo(before);
        assertThat(approve(sabine, draft, digest).status()).isEqualTo(409);
        assertThat(approve(sabine, draft, submit(erika, draft)).status()).isEqualTo(201);
    }

    @Test
    void whatWaitsForAnApprovalOutlivesARestart() {
        String draft = draft(erika);
        String digest = submit(erika, draft);
        OFFICE.restart();
        assertThat(state(draft)).isEqualTo("submitted");
        assertThat(approve(sabine, draft, digest).status()).isEqualTo(201);
    }

    @Test
    void anotherVersionOfTheTypeIsSubmittedAnew() {
        String draft = draft(erika);
        String digest = submit(erika, draft);
        OFFICE.whileStopped(() -> FourEyesOffice.writeType(2));
        Reply reply = approve(sabine, draft, digest);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("code").asString()).isEqualTo("approval-outdated");
        assertThat(step(erika, draft, "withdraw").status()).isEqualTo(200);
        assertThat(approve(sabine, draft, submit(erika, draft)).status()).isEqualTo(201);
    }

    /** Whoever writes into the database past this program cannot issue what nobody approved by mistake. */
    @Test
    void theDatabaseRefusesWhatNobodyApproved() {
        String draft = draft(erika);
        submit(erika, draft);
        UUID copy = UUID.fromString(copyOf(draft));
        assertThatThrownBy(() -> jdbc().sql(
                                "update copy set state = 'ISSUED', entry_id = (select max(id) from log_entry) where id"
                                        + " = ?")
                        .param(copy)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("was not approved");
        assertThatThrownBy(
                        () -> jdbc().sql("update submission set state = 'APPROVED', frozen = null, decider_issuer = ?,"
                                        + " decider_subject = 'erika', decided_at = now() where copy_id = ?")
                                .params(OFFICE.identities().issuer(), copy)
                                .update())
                .hasMessageContaining("approved_by_nobody_who_wrote_it");
        assertThatThrownBy(() -> jdbc().sql("update submission set digest = sha256('x') where copy_id = ?")
                        .param(copy)
                        .update())
                .hasMessageContaining("stays what was seen");
    }

    @Test
    void twoApprovalsAtOnceMakeOneDocument() {
        String draft = draft(erika);
        String digest = submit(erika, draft);
        int before = issued();
        List<Integer> answers = List.of(sabine, signatory("tom")).parallelStream()
                .map(token -> approve(token, draft, digest).status())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409);
        assertThat(issued()).isEqualTo(before + 1);
    }
}
