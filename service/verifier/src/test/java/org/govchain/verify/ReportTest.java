package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;
import org.govchain.status.StatusListId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReportTest {

    private final Scene scene = new Scene();
    private final Scene.Papers papers = scene.papers();
    private final TrustPolicy policy =
            ((PolicyReading.Read) TrustPolicy.parse(scene.policyContent().toJson())).policy();

    private VerificationReport report() {
        return Verifier.verify(
                Presentation.bundle(scene.bundle(papers)), scene.online(papers), Optional.of(policy), scene.now);
    }

    private static ObjectNode json(VerificationReport report) {
        return StrictJson.parseObject(report.toJson()).orElseThrow();
    }

    @Test
    void saysWhatTheDocumentSaysAboutItself() {
        ObjectNode document = (ObjectNode) json(report()).required("document");
        assertThat(document.propertyNames())
                .containsExactly(
                        "issuer",
                        "authority",
                        "type",
                        "credentialId",
                        "issuedAt",
                        "validFrom",
                        "validUntil",
                        "log",
                        "index",
                        "anchoredAt");
        assertThat(document.required("issuer").asString()).isEqualTo(Scene.ISSUER);
        assertThat(document.required("authority").asString()).isEqualTo("Stadt Musterstadt");
        assertThat(document.required("type").asString()).isEqualTo(Scene.TYPE);
        assertThat(document.required("issuedAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(document.required("validFrom").asString()).isEqualTo("2026-03-01T23:00:00Z");
        assertThat(document.required("validUntil").asString()).isEqualTo("2029-03-01T23:00:00Z");
        assertThat(document.required("log").asString()).isEqualTo(Scene.ORIGIN);
        assertThat(document.required("index").asLong()).isEqualTo(3);
        assertThat(document.required("anchoredAt").asString()).isEqualTo("2026-03-02T09:00:03Z");
    }

    @Test
    void saysWhenTheConsortiumSealedIt() {
        Scene sealed = new Scene().sealedByAll();
        VerificationReport report = Verifier.with(
                        TrustPolicy.parse(sealed.policyContent().toJson()))
                .verify(Presentation.bundle(sealed.bundle()), Evidence.none(), sealed.now);
        assertThat(report.subject().sealedAt()).contains(sealed.anchoredAt);
        assertThat(report.subject().anchoredAt()).isEmpty();
        assertThat(json(report).required("document").required("sealedAt").asString())
                .isEqualTo("2026-03-02T09:00:03Z");
    }

    @Test
    void saysNothingOfASealOnALogThatDoesNotHaveIt() {
        Scene sealed = new Scene().sealedByAll();
        Bundle bundle = sealed.bundle();
        byte[] salt = bundle.salt().orElseThrow().bytes();
        salt[0] ^= 1;
        Bundle foreign = bundle.toBuilder()
                .payload(bundle.payload().orElseThrow(), Salt.of(salt))
                .build();
        VerificationReport report = Verifier.with(
                        TrustPolicy.parse(sealed.policyContent().toJson()))
                .verify(Presentation.bundle(foreign), Evidence.none(), sealed.now);
        assertThat(report.outcome(Check.CONSORTIUM)).isEqualTo(Outcome.passed());
        assertThat(report.subject().sealedAt()).isEmpty();
    }

    @Test
    void ofASealSaysWhatTheSealSays() {
        VerificationReport report = Verifier.with(policy)
                .verify(
                        new Presentation.Seal(papers.seal()),
                        Evidence.none().withStatusList(new StatusListEvidence.Token(scene.statusList())),
                        scene.now);
        Subject subject = report.subject();
        assertThat(subject.issuer()).isEmpty();
        assertThat(subject.authority()).contains("Stadt Musterstadt");
        assertThat(subject.type()).contains("musterstadt.example/types/liquor-licence");
        assertThat(subject.issuedAt()).contains(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(subject.validFrom()).contains(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(subject.validUntil()).contains(Instant.parse("2029-03-01T23:00:00Z"));
        assertThat(subject.index()).isEmpty();
        assertThat(json(report).required("document").propertyNames())
                .containsExactly("authority", "type", "issuedAt", "validFrom", "validUntil");
    }

    @Test
    void namesPolicyCarrierAndTimes() {
        ObjectNode json = json(report());
        assertThat(json.propertyNames())
                .containsExactly("format", "verdict", "carrier", "judgedAt", "asOf", "policy", "document", "checks");
        assertThat(json.required("format").asString()).isEqualTo("govchain-verification-report/1");
        assertThat(json.required("verdict").asString()).isEqualTo("VALID");
        assertThat(json.required("carrier").asString()).isEqualTo("bundle");
        assertThat(json.required("judgedAt").asString()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(json.required("asOf").asString()).isEqualTo("2026-03-02T09:59:58Z");
        assertThat(json.required("policy").asString()).isEqualTo(policy.digest().toHex());
        assertThat(json.required("checks").size()).isEqualTo(Check.values().length);
        assertThat(json.required("checks").get(0).toString())
                .isEqualTo("{\"check\":\"SIGNATURE\",\"outcome\":\"passed\",\"required\":true}");
    }

    @Test
    void explainsAFailureInBothLanguages() {
        scene.listSays = Status.INVALID;
        VerificationReport report = report();
        ObjectNode check = (ObjectNode) json(report).required("checks").get(4);
        assertThat(check.required("reason").asString()).isEqualTo("revoked");
        assertThat(check.required("sentence").required("de").asString()).isEqualTo(ReasonCode.REVOKED.german());
        assertThat(check.required("sentence").required("en").asString()).isEqualTo(ReasonCode.REVOKED.english());
        assertThat(check.required("nextStep").required("de").asString()).isEqualTo(ReasonCode.REVOKED.nextStepGerman());
        assertThat(check.required("nextStep").required("en").asString())
                .isEqualTo(ReasonCode.REVOKED.nextStepEnglish());
        assertThat(check.has("detail")).isFalse();
        assertThat(report.decisive()).map(CheckResult::check).contains(Check.STATUS);
    }

    @Test
    void readsTheDetailWhenThereIsOne() {
        scene.now = Instant.parse("2029-06-01T00:00:00Z");
        scene.headTime = scene.now;
        assertThat(report().toJson()).contains("\"detail\":\"lapsed at 2029-03-01T23:00:00Z\"");
    }

    @Test
    void decidesByTheFirstFailureThenByTheFirstRequiredQuestionLeftOpen() {
        assertThat(report().decisive()).isEmpty();
        VerificationReport open =
                Verifier.withoutPolicy().verify(Presentation.bundle(scene.bundle(papers)), Evidence.none(), scene.now);
        assertThat(open.decisive()).map(CheckResult::check).contains(Check.ISSUER);
        assertThat(open.policyDigest()).isEmpty();
        assertThat(open.toJson()).doesNotContain("\"policy\"").doesNotContain("\"asOf\"");
    }

    @Test
    void holdsNoClaimAndNoDisclosure() {
        VerificationReport report = report();
        assertThat(report.toJson() + report).doesNotContain("Mustermann").doesNotContain("Schankwirtschaft");
        String disclosure = papers.credential().split("~", -1)[1];
        assertThat(report.toJson() + report).doesNotContain(disclosure);
    }

    @Test
    void sameInputsGiveTheSameBytes() {
        assertThat(report().toJson()).isEqualTo(report().toJson());
        assertThat(report()).isEqualTo(report());
    }

    @Test
    void asksOthersWhatItNeedsToKnow() {
        Questions questions = Verifier.questions(Presentation.bundle(scene.bundle(papers)), Evidence.none());
        assertThat(questions.evidenceDigest())
                .contains(Sha256Digest.hash(
                        DocumentCases.issuerJwt(papers.credential()).getBytes(StandardCharsets.US_ASCII)));
        assertThat(questions.statusListUri()).contains(Scene.LIST);
        assertThat(questions.statusListId()).contains(new StatusListId(Scene.LIST).hash());
        assertThat(questions.log().orElseThrow().digest()).isEqualTo(Changes.id(Scene.ORIGIN));
        assertThat(questions.index()).hasValue(3);
        assertThat(questions.treeSize()).hasValue(5);
    }

    @Test
    void asksForASealByItsHashAndForAFileByIts() {
        Questions seal = Verifier.questions(new Presentation.Seal(papers.seal()), Evidence.none());
        assertThat(seal.evidenceDigest()).contains(Sha256Digest.hash(papers.seal()));
        assertThat(seal.statusListUri()).contains(Scene.LIST);
        assertThat(seal.log()).isEmpty();
        assertThat(seal.index()).isEmpty();
        assertThat(seal.treeSize()).isEmpty();
        Sha256Digest file = Sha256Digest.hash(Scene.ATTACHMENT);
        Evidence found = Evidence.none().withBundle(scene.bundle(papers));
        assertThat(Verifier.questions(new Presentation.Attachment(file), found).evidenceDigest())
                .contains(file);
        assertThat(Verifier.questions(new Presentation.Credential("none"), Evidence.none()))
                .isEqualTo(new Questions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        java.util.OptionalLong.empty(),
                        java.util.OptionalLong.empty()));
    }

    @Test
    void evidenceKeepsWhatItHas() {
        Evidence evidence = scene.online(papers).withStatusList(new StatusListEvidence.NotAvailable("404"));
        assertThat(evidence.withBundle(scene.bundle(papers)).chain()).isInstanceOf(ChainEvidence.Answered.class);
        assertThat(evidence.withBundle(scene.bundle(papers)).statusList())
                .isEqualTo(new StatusListEvidence.NotAvailable("404"));
        assertThat(evidence.withChain(new ChainEvidence.NotAsked()).statusList())
                .isEqualTo(new StatusListEvidence.NotAvailable("404"));
        assertThat(List.of(Carrier.values())).extracting(Carrier::code).contains("attachment");
    }
}
