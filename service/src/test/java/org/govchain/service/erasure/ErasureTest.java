package org.govchain.service.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.govchain.log.Checkpoint;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.LogEntry;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.office.Office;
import org.govchain.service.types.CredentialTypes;
import org.govchain.service.web.Role;
import org.govchain.types.CredentialType;
import org.govchain.verify.Bundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("database")
class ErasureTest {

    private static final byte[] PLAN = "Grundriss der Gaststätte von Erika Mustermann".getBytes(StandardCharsets.UTF_8);

    private final Office office = Office.shared();
    private final JdbcClient jdbc = office.bean(JdbcClient.class);
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    private final String admin = office.token(Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);

    @Test
    void nothingOfAnErasedDocumentCanBeReadAnyMore() {
        JsonNode issued = issueWithPlan();
        String self = "/api/credentials/" + issued.at("/id").asString();
        UUID document = UUID.fromString(issued.at("/documentId").asString());
        office.post(self + "/revoke", clerk, "{\"reason\":\"Erika Mustermann hat verzichtet\"}");
        byte[] bundle = office.get(self + "/bundle", clerk).bytes();

        assertThat(erase(admin, document)).isEqualTo("erased");

        for (String form : List.of("", "/bundle", "/pdf", "/qr.png", "/credential", "/attachments/" + hash(PLAN))) {
            assertThat(office.get(self + form, clerk).status()).as(form).isEqualTo(404);
        }
        assertThat(office.get("/evidence/" + sealHash(bundle)).status()).isEqualTo(404);
        assertThat(office.bean(DocumentKeys.class).find(document)).isEmpty();
        assertThat(rows(
                        "select count(*) from copy where document_id = ? and (forms is not null or credential_hash is not null)",
                        document))
                .isZero();
        assertThat(rows("select count(*) from attachment where document_id = ?", document))
                .isZero();
        assertThat(rows("select count(*) from status_change where document_id = ? and opening is not null", document))
                .isZero();
        assertThat(office.get("/api/credentials", clerk).text()).doesNotContain(document.toString());
    }

    @Test
    void whatTheHolderKeptAndEverythingElseStillVerifies() {
        String kept = office.issueAnchoredLicence();
        String erased = office.issueAnchoredLicence();
        byte[] theirs =
                office.get("/api/credentials/" + erased + "/bundle", clerk).bytes();
        UUID document = document(erased);

        assertThat(erase(admin, document)).isEqualTo("erased");

        assertThat(verdict(office.get("/api/credentials/" + kept + "/bundle", clerk)
                        .bytes()))
                .isEqualTo("VALID");
        assertThat(verdict(theirs)).isEqualTo("VALID");
        JsonNode past = verified(theirs, "?at=" + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(past.at("/history/recorded").asString()).as(past.toString()).isEqualTo("valid");
        assertThat(past.at("/history/proof").asString()).isEqualTo("chain");
    }

    /** What {@code govchain audit} looks at; the crash test runs the command itself on a packaged service. */
    @Test
    void theLogStaysAsItIsAndHashesToWhatWasSignedAndAnchored() {
        UUID document = document(office.issueAnchoredLicence());
        Checkpoint before = checkpoint();
        List<LogEntry> entries = entries(before);

        assertThat(erase(admin, document)).isEqualTo("erased");
        office.issueAnchoredLicence();

        Checkpoint after = checkpoint();
        assertThat(after.treeSize()).isGreaterThan(before.treeSize());
        MerkleTree tree = new MerkleTree();
        for (LogEntry entry : entries(after)) {
            tree.append(entry.leafHash());
            if (tree.size() == before.treeSize()) {
                assertThat(tree.root()).isEqualTo(before.root());
            }
        }
        assertThat(tree.root()).isEqualTo(after.root());
        assertThat(entries(after).subList(0, entries.size())).isEqualTo(entries);
    }

    private Checkpoint checkpoint() {
        return SignedCheckpoint.parse(office.get("/log/checkpoint").text())
                .asOptional()
                .orElseThrow()
                .checkpoint();
    }

    private List<LogEntry> entries(Checkpoint checkpoint) {
        List<LogEntry> entries = new ArrayList<>();
        while (entries.size() < checkpoint.treeSize()) {
            int width = (int) Math.min(256, checkpoint.treeSize() - entries.size());
            EntryBundleCoordinates range = new EntryBundleCoordinates(entries.size() / 256, width);
            entries.addAll(
                    EntryBundle.parse(range, office.get("/log/" + range.path()).bytes())
                            .asOptional()
                            .orElseThrow()
                            .entries());
        }
        return entries;
    }

    @Test
    void onlyAnAdministratorOfTheAuthorityErases() {
        UUID document = document(office.issueLicence());
        String elsewhere = office.token(Office.NACHBARSTADT, Role.AUTHORITY_ADMIN);

        assertThat(erase(elsewhere, document)).isEqualTo("not-found");
        assertThat(office.post("/api/erasures", clerk, order(document)).status())
                .isEqualTo(403);
        assertThat(office.bean(DocumentKeys.class).find(document)).isPresent();
    }

    @Test
    void erasingAgainSaysSoAndAnUnknownDocumentIsNotFound() {
        UUID document = document(office.issueLicence());

        assertThat(erase(admin, document)).isEqualTo("erased");
        assertThat(erase(admin, document)).isEqualTo("already-erased");
        assertThat(erase(admin, UUID.randomUUID())).isEqualTo("not-found");
    }

    @Test
    void anOrderWithAMistakeErasesNothing() {
        UUID document = document(office.issueLicence());

        for (String body : List.of(
                "{\"documents\":[\"" + document + "\",\"x\"],\"reason\":\"demanded\"}",
                "{\"documents\":[\"" + document + "\"],\"reason\":\"because\"}",
                "{\"documents\":[],\"reason\":\"demanded\"}",
                "{\"documents\":[\"" + document + "\"],\"reason\":\"retention-ended\"}")) {
            assertThat(office.post("/api/erasures", admin, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(office.bean(DocumentKeys.class).find(document)).isPresent();
    }

    @Test
    void aDraftOfTheNextVersionGoesWithTheDocument() {
        String credential = office.issueLicence();
        UUID document = document(credential);
        UUID draft = UUID.randomUUID();
        jdbc.sql("insert into draft (id, authority, document_id, amends_version, type, content, files, creator_issuer,"
                        + " creator_subject, created_at, edited_at)"
                        + " values (?, 'musterstadt', ?, 1, 'liquor-licence', '\\x00', '{}', 'i', 's', now(), now())")
                .params(draft, document)
                .update();

        assertThat(erase(admin, document)).isEqualTo("erased");

        assertThat(rows("select count(*) from draft where document_id = ?", document))
                .isZero();
        assertThat(office.get("/api/drafts", clerk).status()).isEqualTo(200);
        assertThat(office.get("/api/drafts/" + draft, clerk).status()).isEqualTo(404);
    }

    @Test
    void aDocumentWhoseNextVersionIsBeingSignedIsErasedLater() {
        UUID document = document(office.issueLicence());
        jdbc.sql("insert into document (id, version, authority, type, state) select id, 2, authority, type, 'INTENDED'"
                        + " from document where id = ?")
                .param(document)
                .update();

        assertThat(erase(admin, document)).isEqualTo("being-issued");
        assertThat(office.bean(DocumentKeys.class).find(document)).isPresent();

        jdbc.sql("update document set state = 'VOIDED' where id = ? and version = 2")
                .param(document)
                .update();
        assertThat(erase(admin, document)).isEqualTo("erased");
    }

    @Test
    void theDatabaseRefusesToBringAnErasedDocumentBack() {
        String credential = office.issueLicence();
        UUID document = document(credential);
        erase(admin, document);

        assertThatThrownBy(() -> jdbc.sql("update copy set state = 'ISSUED' where id = ?")
                        .param(UUID.fromString(credential))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update document set state = 'ISSUED' where id = ?")
                        .param(document)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void retentionErasesWhatEndedLongAgoAndNothingElse() {
        String over = office.issueLicence();
        String revokedLongAgo = office.issueLicence();
        String holds = office.issueLicence();
        end(over, "update document set valid_until = now() - interval '40 years' where id = ?");
        end(holds, "update document set valid_until = null where id = ?");
        end(revokedLongAgo, "update document set valid_until = null where id = ?");
        office.post("/api/credentials/" + revokedLongAgo + "/revoke", clerk, "{\"reason\":\"Verzicht\"}");
        end(
                revokedLongAgo,
                "update status_change set effective_at = now() - interval '40 years' where document_id = ?");

        assertThat(office.bean(Retention.class).eraseEnded()).isEqualTo(2);

        assertThat(state(over)).isEqualTo("ERASED");
        assertThat(state(revokedLongAgo)).isEqualTo("ERASED");
        assertThat(state(holds)).isEqualTo("ISSUED");
        assertThat(office.bean(Retention.class).eraseEnded()).isZero();
    }

    /** A day of 1950, so that whatever else this office holds ended later. */
    @ParameterizedTest(name = "{0} is kept for {1}")
    @CsvSource({"liquor-licence, P10Y", "registration-confirmation, P1Y", "building-permit, P30Y"})
    void aDocumentIsKeptToTheLastSecondOfItsTypesTimeAndNotLonger(String type, Period retention) {
        Instant end = Instant.parse("1950-06-30T22:00:00Z");
        String credential = office.issueLicence();
        CredentialTypes types = office.bean(CredentialTypes.class);
        CredentialType kept = types.all().stream()
                .filter(it -> it.name().equals(type))
                .findFirst()
                .orElseThrow();
        assertThat(kept.retention()).isEqualTo(retention);
        jdbc.sql("update document set type = ?, valid_until = ? where id = ?")
                .params(types.idOf(kept).uri(), Timestamp.from(end), document(credential))
                .update();
        Instant last = end.atOffset(ZoneOffset.UTC).plus(retention).toInstant();

        assertThat(retentionAt(last).eraseEnded()).isZero();
        assertThat(state(credential)).isEqualTo("ISSUED");
        assertThat(retentionAt(last.plusSeconds(1)).eraseEnded()).isEqualTo(1);
        assertThat(state(credential)).isEqualTo("ERASED");
        assertThat(jdbc.sql("select erasure_reason from document where id = ?")
                        .param(document(credential))
                        .query(String.class)
                        .single())
                .isEqualTo("retention-ended");
    }

    private Retention retentionAt(Instant now) {
        return new Retention(
                office.bean(Authorities.class),
                office.bean(CredentialTypes.class),
                office.bean(Erasure.class),
                jdbc,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aFailureInOneModuleErasesNothing() {
        UUID document = document(office.issueLicence());
        Erasure failing = new Erasure(
                office.bean(DocumentKeys.class),
                List.of(_ -> {
                    throw new IllegalStateException("cannot forget");
                }),
                jdbc,
                office.bean(org.govchain.service.audit.AuditLog.class),
                office.bean(java.time.Clock.class));

        assertThatThrownBy(() -> office.bean(org.springframework.transaction.support.TransactionOperations.class)
                        .executeWithoutResult(_ ->
                                failing.erase(new AuthorityId(Office.MUSTERSTADT), document, ErasureReason.DEMANDED)))
                .hasMessage("cannot forget");

        assertThat(office.bean(DocumentKeys.class).find(document)).isPresent();
    }

    private JsonNode issueWithPlan() {
        return office.issueWithFile(clerk, Office.licence(), "grundriss.txt", PLAN)
                .json();
    }

    private String erase(String token, UUID document) {
        Office.Reply reply = office.post("/api/erasures", token, order(document));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().at("/items/0/outcome").asString();
    }

    private static String order(UUID document) {
        return "{\"documents\":[\"" + document + "\"],\"reason\":\"demanded\"}";
    }

    private UUID document(String credential) {
        return jdbc.sql("select document_id from copy where id = ?")
                .param(UUID.fromString(credential))
                .query(UUID.class)
                .single();
    }

    private void end(String credential, String change) {
        jdbc.sql(change).param(document(credential)).update();
    }

    private String state(String credential) {
        return jdbc.sql("select state from document where id = ?")
                .param(document(credential))
                .query(String.class)
                .single();
    }

    private int rows(String sql, UUID document) {
        return jdbc.sql(sql).param(document).query(Integer.class).single();
    }

    private String verdict(byte[] bundle) {
        return verified(bundle, "").at("/verdict").asString();
    }

    private JsonNode verified(byte[] bundle, String query) {
        return office.send(
                        "POST",
                        "/verify" + query,
                        BodyPublishers.ofByteArray(bundle),
                        "Content-Type",
                        Bundle.MEDIA_TYPE)
                .json();
    }

    private static String sealHash(byte[] bundle) {
        String seal = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(bundle)
                .get("seal")
                .asString();
        return Sha256Digest.hash(Base64.getUrlDecoder().decode(seal)).toHex();
    }

    private static String hash(byte[] file) {
        return Sha256Digest.hash(file).toHex();
    }
}
