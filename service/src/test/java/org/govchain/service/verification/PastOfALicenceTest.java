package org.govchain.service.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.StatusUpdate;
import org.govchain.chain.TransactionHash;
import org.govchain.chain.development.DevelopmentValidators;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.LogId;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.PastStatus;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Presentation;
import org.govchain.verify.StatusHistory;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.VerificationReport;
import org.govchain.verify.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A licence is issued, suspended, reinstated and revoked, another one superseded; later somebody asks for the instants between. */
class PastOfALicenceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Office office;

    @SuppressWarnings("NullAway.Init") // set before each test
    private String clerk;

    private record Moment(Instant at, String recorded, String legal, int changes, Bundle bundle) {}

    @BeforeEach
    void open() {
        office = Office.open(directory);
        clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    }

    @AfterEach
    void close() throws IOException {
        office.close();
    }

    @Test
    void everyInstantIsAnsweredOnlineAndWithTheServiceSwitchedOff() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        List<Instant> instants = new ArrayList<>();
        instants.add(settled(self, "valid"));
        change(self, "suspend", "");
        instants.add(settled(self, "suspended"));
        change(self, "reinstate", "");
        instants.add(settled(self, "valid"));
        Instant effective = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        change(self, "revoke", ",\"effective\":\"" + effective + "\"");
        instants.add(settled(self, "revoked"));
        String amended = "/api/credentials/" + office.issueAnchoredLicence();
        List<Instant> ofAmended = new ArrayList<>();
        ofAmended.add(settled(amended, "valid"));
        String successor = amend(amended);
        ofAmended.add(settled(amended, "superseded"));
        // The next version of the list shows until when the last one was in force.
        String other = "/api/credentials/" + office.issueAnchoredLicence();
        change(other, "suspend", "");

        List<String> recorded = List.of("valid", "suspended", "valid", "revoked");
        List<String> legal = List.of("valid", "suspended", "valid", "valid");
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            Bundle bundle = historyBundle(self, instants.get(i));
            moments.add(new Moment(instants.get(i), recorded.get(i), legal.get(i), 3, bundle));
        }
        for (int i = 0; i < ofAmended.size(); i++) {
            String status = List.of("valid", "superseded").get(i);
            moments.add(new Moment(ofAmended.get(i), status, status, 1, historyBundle(amended, ofAmended.get(i))));
        }
        moments.forEach(this::isAnsweredOnline);
        assertThat(report(moments.getLast())
                        .at("/history/changes/0/successor/credential")
                        .asString())
                .isEqualTo(successor);

        TrustPolicy policy = sealedPolicy();
        office.stopService();
        moments.forEach(moment -> isAnsweredOffline(moment, policy));
    }

    private Bundle historyBundle(String self, Instant at) {
        Office.Reply reply = office.get(self + "/history/bundle?at=" + at, clerk);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Bundle.parse(reply.bytes()).asOptional().orElseThrow();
    }

    /** A new version takes the licence's place; its id. */
    private String amend(String self) {
        Office.Reply reply = office.post(self + "/amend", clerk, Office.licence());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asString();
    }

    private JsonNode report(Moment moment) {
        return office.send(
                        "POST",
                        "/verify?at=" + moment.at,
                        BodyPublishers.ofByteArray(moment.bundle.toJson()),
                        "Content-Type",
                        Bundle.MEDIA_TYPE)
                .json();
    }

    private void isAnsweredOnline(Moment moment) {
        JsonNode report = report(moment);
        assertThat(report.at("/history/recorded").asString())
                .as(moment.at + report.toString())
                .isEqualTo(moment.recorded);
        assertThat(report.at("/history/legal").asString())
                .as(moment.at + report.toString())
                .isEqualTo(moment.legal);
        assertThat(report.at("/history/proof").asString()).isEqualTo("chain");
        assertThat(report.at("/verdict").asString())
                .as(report.toString())
                .isEqualTo(moment.recorded.equals("valid") ? "VALID" : "INVALID");
    }

    private static void isAnsweredOffline(Moment moment, TrustPolicy policy) {
        Bundle sealed = sealed(moment.bundle, policy.content());
        VerificationReport report =
                Verifier.with(policy).verifyPast(Presentation.bundle(sealed.toJson()), Evidence.none(), moment.at);
        PastStatus past = report.history().orElseThrow();
        assertThat(past.recorded().orElseThrow().word()).as(report.toJson()).isEqualTo(moment.recorded);
        assertThat(past.legal().orElseThrow().word()).as(report.toJson()).isEqualTo(moment.legal);
        assertThat(past.proof()).as(report.toJson()).isEqualTo(PastStatus.Proof.CONSORTIUM);
        assertThat(past.changes()).hasSize(moment.changes).allMatch(PastStatus.Change::proven);
        assertThat(report.verdict().name())
                .as(report.toJson())
                .isEqualTo(moment.recorded.equals("valid") ? "VALID" : "INVALID");
    }

    /** An instant at which the status was this, with whole seconds, which is what blocks tell, between it and the changes around it. */
    private Instant settled(String self, String status) {
        long version = newest(self);
        Office.await(
                "anchored",
                () -> history(self)
                        .inForce()
                        .filter(it -> it.version() >= version)
                        .isPresent());
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Office.await("a second later", () -> Instant.now().isAfter(at.plusSeconds(1)));
        assertThat(office.get(self, clerk).json().at("/status").asString()).isEqualTo(status);
        return at;
    }

    private StatusHistory history(String self) {
        return StatusHistory.parse(office.get(self + "/history", clerk).bytes())
                .asOptional()
                .orElseThrow();
    }

    private long newest(String self) {
        String list = history(self).list().uri();
        return office.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select version from status_list where uri = ?")
                .param(list)
                .query(Long.class)
                .single();
    }

    /** How long it takes until whoever asks the service and the chain sees the change. */
    private void change(String self, String change, String further) {
        Bundle bundle = Bundle.parse(office.get(self + "/bundle", clerk).bytes())
                .asOptional()
                .orElseThrow();
        String before = verdict(bundle);
        Instant began = Instant.now();
        Office.Reply reply = office.post(self + "/" + change, clerk, "{\"reason\":\"Anlass\"" + further + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        Office.await("seen", () -> !verdict(bundle).equals(before));
        Duration seen = Duration.between(began, Instant.now());
        long version = newest(self);
        Office.await(
                "anchored",
                () -> history(self)
                        .inForce()
                        .filter(it -> it.version() >= version)
                        .isPresent());
        Duration anchored = Duration.between(began, Instant.now());
        System.out.println("status change " + change + ": seen by an online verifier after " + seen.toMillis()
                + " ms, anchored after " + anchored.toMillis() + " ms");
        assertThat(seen).isLessThan(SOON);
        assertThat(anchored).isLessThan(SOON);
    }

    private String verdict(Bundle bundle) {
        return office.send(
                        "POST",
                        "/verify",
                        BodyPublishers.ofByteArray(bundle.toJson()),
                        "Content-Type",
                        Bundle.MEDIA_TYPE)
                .json()
                .at("/verdict")
                .asString();
    }

    private TrustPolicy sealedPolicy() {
        byte[] json = office.get("/trust-policy").bytes();
        PolicyContent content =
                ((PolicyReading.Read) TrustPolicy.parse(json)).policy().content();
        PolicyContent sealed = new PolicyContent(
                content.version(),
                content.createdAt(),
                content.chainId(),
                content.contracts(),
                List.of(new DevelopmentValidators(content.contracts().checkpointAnchor()).set()),
                content.logs(),
                content.journal(),
                content.keys(),
                content.profiles(),
                content.maxStatusAge(),
                content.maxHeadAge(),
                content.timestampAuthorities());
        return ((PolicyReading.Read) TrustPolicy.parse(sealed.toJson())).policy();
    }

    /** The same bundle as a network of validators would have sealed it, which a development chain is not. */
    private static Bundle sealed(Bundle bundle, PolicyContent policy) {
        StatusHistory history = bundle.history().orElseThrow();
        LogId log = TlogProof.parse(bundle.proof().orElseThrow())
                .asOptional()
                .orElseThrow()
                .checkpoint()
                .checkpoint()
                .origin()
                .id();
        StatusHistory told = new StatusHistory(
                history.list(),
                history.inForce().map(it -> sealed(it, history, policy)),
                history.next().map(it -> sealed(it, history, policy)),
                history.changes());
        return bundle.toBuilder()
                .anchor(null)
                .consortiumSeal(seal(log.digest(), bundle.anchor().orElseThrow(), policy, List.of()))
                .history(told)
                .build();
    }

    private static AnchoredVersion sealed(AnchoredVersion version, StatusHistory history, PolicyContent policy) {
        StatusUpdate update = new StatusUpdate(history.list().hash(), version.version(), version.digest());
        return new AnchoredVersion(
                version.version(),
                version.digest(),
                version.bits(),
                version.log(),
                version.anchor(),
                Optional.of(seal(version.log().id().digest(), version.anchor(), policy, List.of(update))));
    }

    private static ConsortiumSeal seal(
            Sha256Digest log, AnchorClaim anchor, PolicyContent policy, List<StatusUpdate> updates) {
        AnchoredCheckpoint anchored = new AnchoredCheckpoint(
                log,
                anchor.treeSize(),
                anchor.root(),
                new BlockRef(anchor.blockNumber(), new BlockHash(anchor.blockHash()), anchor.blockTime()),
                new TransactionHash(anchor.transactionHash()));
        return new DevelopmentValidators(anchor.contract())
                .seal(anchored, policy.journal().head(), 3, updates);
    }
}
