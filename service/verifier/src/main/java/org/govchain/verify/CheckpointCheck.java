package org.govchain.verify;

import java.util.Optional;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TlogProof;
import org.govchain.verify.Dossier.Part;

/** CHECKPOINT: a registered log signed the state that the proof leads to. */
final class CheckpointCheck {

    private CheckpointCheck() {}

    static Outcome judge(Dossier dossier, VerifierCache cache) {
        return switch (dossier.proof()) {
            case Part.Missing<TlogProof> _ ->
                Outcome.undetermined(
                        dossier.entry().isPresent() ? ReasonCode.LOG_ENTRY_PENDING : ReasonCode.EVIDENCE_NOT_AT_HAND);
            case Part.Refused<TlogProof> _ -> Outcome.undetermined(ReasonCode.PROOF_MALFORMED);
            case Part.Present<TlogProof>(TlogProof proof) ->
                dossier.trust().withoutAnswer().orElseGet(() -> signed(dossier, proof.checkpoint(), cache));
        };
    }

    private static Outcome signed(Dossier dossier, SignedCheckpoint signed, VerifierCache cache) {
        Checkpoint checkpoint = signed.checkpoint();
        Optional<Registry.Log> log =
                dossier.trust().registry().log(checkpoint.origin().id().digest());
        if (log.isEmpty()) {
            return dossier.trust().absent(ReasonCode.LOG_NOT_REGISTERED, dossier.claimedIssue());
        }
        Optional<CheckpointKey> key = dossier.trust().logKey(checkpoint.origin());
        if (key.isEmpty()) {
            return Outcome.undetermined(ReasonCode.LOG_KEY_NOT_AT_HAND);
        }
        if (!cache.isSigned(signed, key.get())) {
            return Outcome.failed(
                    isSignedInTheNameOf(checkpoint, signed)
                            ? ReasonCode.CHECKPOINT_SIGNATURE_WRONG
                            : ReasonCode.CHECKPOINT_ORIGIN_MISMATCH);
        }
        boolean beyondEnd = log.get().closedAt().isPresent()
                && checkpoint.treeSize() > log.get().closedAt().getAsLong();
        return beyondEnd ? Outcome.failed(ReasonCode.LOG_CLOSED) : Outcome.passed();
    }

    /** Whether any signature line carries the origin as key name (C2SP signed-note: em dash, space, name, space). */
    private static boolean isSignedInTheNameOf(Checkpoint checkpoint, SignedCheckpoint signed) {
        return signed.note().contains("\n\u2014 " + checkpoint.origin().value() + " ");
    }
}
