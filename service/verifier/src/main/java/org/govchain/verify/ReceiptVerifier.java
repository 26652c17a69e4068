package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.handover.HandOverEvent;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.TlogProof;
import org.govchain.verify.Dossier.Part;

/**
 * Judges the receipt of a hand-over by what it carries: that the event is committed to by an entry, that the entry is in the log, that the
 * log signed the state, and, where the policy knows validators, that they sealed it. Asks nobody.
 */
public final class ReceiptVerifier {

    /**
     * What came of it.
     *
     * @param event believed only when the verdict is VALID; empty when it cannot be read
     * @param results of the checks that a receipt allows
     */
    public record Report(Verdict verdict, Optional<HandOverEvent> event, List<CheckResult> results) {}

    private ReceiptVerifier() {}

    /** Judges for an instant. */
    public static Report verify(HandOverReceipt receipt, Optional<PolicyReading> policy, Instant now) {
        Dossier dossier = receipt.proof().dossier(policy, now);
        Optional<HandOverEvent> event = event(receipt);
        VerifierCache cache = VerifierCache.none();
        List<CheckResult> results = List.of(
                new CheckResult(
                        Check.SCHEMA,
                        true,
                        event.isPresent() ? Outcome.passed() : Outcome.failed(ReasonCode.PAYLOAD_MALFORMED)),
                new CheckResult(Check.INCLUSION, true, inclusion(receipt, dossier.proof())),
                new CheckResult(Check.CHECKPOINT, true, CheckpointCheck.judge(dossier, cache)),
                new CheckResult(
                        Check.CONSORTIUM,
                        dossier.trust().knowsValidators(),
                        ConsortiumCheck.judge(dossier, cache).outcome()));
        return new Report(Verdict.of(results), event, results);
    }

    private static Outcome inclusion(HandOverReceipt receipt, Part<TlogProof> part) {
        return switch (part) {
            case Part.Missing<TlogProof> _ -> Outcome.undetermined(ReasonCode.LOG_ENTRY_PENDING);
            case Part.Refused<TlogProof>(String detail) -> Outcome.failed(ReasonCode.PROOF_MALFORMED, detail);
            case Part.Present<TlogProof>(TlogProof proof) -> {
                LogEntry entry = LogEntry.handOver(Commitment.of(receipt.salt(), receipt.payload()));
                yield proof.inclusion()
                                .verify(
                                        entry.leafHash(),
                                        proof.checkpoint().checkpoint().root())
                        ? Outcome.passed()
                        : Outcome.failed(ReasonCode.INCLUSION_WRONG);
            }
        };
    }

    private static Optional<HandOverEvent> event(HandOverReceipt receipt) {
        return HandOverEvent.parse(receipt.payload()) instanceof HandOverEvent.Accepted(HandOverEvent event)
                ? Optional.of(event)
                : Optional.empty();
    }
}
