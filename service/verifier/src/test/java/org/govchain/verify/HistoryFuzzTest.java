package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.govchain.credential.StatusChangeFacts;
import org.govchain.handover.HandOverEvent;
import org.govchain.status.Status;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers of histories, of what a change of status commits to, and of receipts answer, they never throw; what they accept they write back to
 * something they read in the same way. No history that was made up shows a suspended document as valid, and no receipt that was made up is VALID.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs, one test at a time:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/verifier -am -Dtest='HistoryFuzzTest#history'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class HistoryFuzzTest {

    private static final PastScene SUSPENDED = suspended();
    private static final byte[] BUNDLE =
            SUSPENDED.bundle(SUSPENDED.scene.papers()).toJson();
    private static final Verifier VERIFIER =
            Verifier.with(TrustPolicy.parse(SUSPENDED.scene.policyContent().toJson()));
    private static final Set<PastStatus.Proof> BY_BITS =
            Set.of(PastStatus.Proof.CHAIN, PastStatus.Proof.CONSORTIUM, PastStatus.Proof.SIGNED_LIST);
    private static final byte[] HISTORY = SUSPENDED.history().toJson();

    private static final ReceiptScene VIEW = new ReceiptScene();
    private static final byte[] RECEIPT = VIEW.receipt().toJson();

    private static PastScene suspended() {
        PastScene scene = new PastScene("2026-03-02T09:25:00Z");
        var _ = scene.scene.sealedByAll();
        return scene;
    }

    @MethodSource("histories")
    @FuzzTest(maxDuration = "5m")
    void history(byte[] input) {
        StatusHistory.parse(input).asOptional().ifPresent(told -> {
            byte[] written = told.toJson();
            assertThat(StatusHistory.parse(written).asOptional().orElseThrow().toJson())
                    .isEqualTo(written);
            VerificationReport report = VERIFIER.verifyPast(
                    Presentation.bundle(BUNDLE), Evidence.none().withHistory(told), SUSPENDED.scene.now);
            assertThat(report.verdict()).isNotEqualTo(Verdict.VALID);
            PastStatus past = report.history().orElseThrow();
            if (BY_BITS.contains(past.proof())) {
                assertThat(past.recorded()).contains(Status.SUSPENDED);
            }
            assertThat(past.german()).isNotEmpty();
        });
    }

    @MethodSource("changes")
    @FuzzTest(maxDuration = "5m")
    void change(byte[] input) {
        StatusChangeFacts.parse(input).ifPresent(facts -> {
            assertThat(facts.hasWords()).isEqualTo(!facts.words().isEmpty());
            assertThat(facts.words().isEmpty() || !facts.toString().contains(facts.words()))
                    .isTrue();
        });
    }

    @MethodSource("receipts")
    @FuzzTest(maxDuration = "5m")
    void receipt(byte[] input) {
        HandOverReceipt.parse(input).asOptional().ifPresent(read -> {
            byte[] written = read.toJson();
            assertThat(HandOverReceipt.parse(written).asOptional().orElseThrow().toJson())
                    .isEqualTo(written);
            ReceiptVerifier.Report report = VIEW.judge(read);
            if (report.verdict() == Verdict.VALID) {
                assertThat(report.event()).contains(VIEW.event);
            }
        });
    }

    @MethodSource("events")
    @FuzzTest(maxDuration = "5m")
    void event(byte[] input) {
        if (HandOverEvent.parse(input) instanceof HandOverEvent.Accepted(HandOverEvent event)) {
            assertThat(event.encode()).isEqualTo(input);
        }
    }

    static Stream<byte[]> histories() {
        return Stream.of(
                HISTORY,
                SUSPENDED.history(10, 12).toJson(),
                SUSPENDED.without(0).toJson(),
                new StatusHistory(SUSPENDED.history().list(), Optional.empty(), Optional.empty(), Optional.empty())
                        .toJson(),
                Arrays.copyOf(HISTORY, 700),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> changes() {
        byte[] genuine = SUSPENDED
                .changes()
                .getFirst()
                .opening()
                .map(RecordedChange.Opening::payload)
                .orElseThrow();
        return Stream.of(genuine, Arrays.copyOf(genuine, 30), new byte[0], new byte[] {(byte) 0xa9, 1});
    }

    static Stream<byte[]> receipts() {
        return Stream.of(RECEIPT, Arrays.copyOf(RECEIPT, 400), "{}".getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> events() {
        byte[] genuine = VIEW.event.encode();
        return Stream.of(genuine, Arrays.copyOf(genuine, 90), new byte[0]);
    }
}
