package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.govchain.credential.CredentialId;
import org.govchain.credential.Successor;
import org.govchain.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version counts when a node names one and the history shows another, or the same. */
class PastVersionTest {

    private static final int SUSPENDED = 11;

    /** A history that is behind or ahead hides nothing: it is no help, and no lie. */
    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({"10, 11", "12, 13", "10, 99"})
    void aHistoryOfAnotherTimeIsNoLie(int inForce, int next) {
        PastScene scene = new PastScene("2026-03-02T09:25:00Z");
        PastStatus past = judge(scene, SUSPENDED, scene.history(inForce, next));

        assertThat(past.problem()).contains(HistoryReason.HISTORY_NOT_AT_HAND);
        assertThat(past.proof()).isEqualTo(PastStatus.Proof.CHANGE_ENTRIES);
        assertThat(past.recorded()).contains(Status.SUSPENDED);
    }

    @Test
    void aListAtHandOfTheVersionThatANodeNamesWillDo() {
        PastScene scene = new PastScene("2026-03-02T09:50:00Z");
        StatusHistory none = new StatusHistory(
                scene.history().list(), Optional.empty(), Optional.empty(), Optional.of(scene.changes()));
        PastStatus past = judge(scene, 13, none);

        assertThat(past.proof()).isEqualTo(PastStatus.Proof.CHAIN);
        assertThat(past.recorded()).contains(Status.INVALID);
        assertThat(past.until()).isEmpty();
    }

    @Test
    void aListAtHandOfAnotherVersionWillNot() {
        PastScene scene = new PastScene("2026-03-02T09:25:00Z");
        StatusHistory none = new StatusHistory(
                scene.history().list(), Optional.empty(), Optional.empty(), Optional.of(scene.changes()));

        assertThat(judge(scene, SUSPENDED, none).proof()).isEqualTo(PastStatus.Proof.CHANGE_ENTRIES);
    }

    @Test
    void saysFromWhenUntilWhenTheVersionWasInForce() {
        PastScene scene = new PastScene("2026-03-02T09:25:00Z");
        PastStatus past = judge(scene, SUSPENDED, scene.history());

        assertThat(past.version()).contains((long) SUSPENDED);
        assertThat(past.since()).contains(Instant.parse("2026-03-02T09:20:00Z"));
        assertThat(past.until()).contains(Instant.parse("2026-03-02T09:30:00Z"));
        assertThat(judge(scene, SUSPENDED, scene.history(SUSPENDED, SUSPENDED)).until())
                .as("the next version is no older one")
                .isEmpty();
    }

    /** The last of those that the changes name; a document that was revoked has none. */
    @Test
    void theStatusSaysWhatTookASupersededDocumentsPlace() {
        Successor next = new Successor(CredentialId.of(new byte[16]), 2);
        PastScene scene = new PastScene("2026-03-02T09:50:00Z");
        scene.end = Status.SUPERSEDED;
        scene.successor = Optional.of(next);
        assertThat(report(scene, 13, scene.history()).outcome(Check.STATUS).detail())
                .isEqualTo("replaced by " + next.credential() + ", version 2");

        PastScene revoked = new PastScene("2026-03-02T09:50:00Z");
        revoked.successor = Optional.of(next);
        assertThat(report(revoked, 13, revoked.history()).outcome(Check.STATUS).detail())
                .isEmpty();
    }

    private static PastStatus judge(PastScene scene, int named, StatusHistory told) {
        return report(scene, named, told).history().orElseThrow();
    }

    private static VerificationReport report(PastScene scene, int named, StatusHistory told) {
        Scene.Papers papers = scene.scene.papers();
        byte[] bundle = scene.bundle(papers).toJson();
        return Verifier.with(TrustPolicy.parse(scene.scene.policyContent().toJson()))
                .verifyPast(
                        Presentation.bundle(bundle), scene.online(papers, named).withHistory(told), scene.scene.now);
    }
}
