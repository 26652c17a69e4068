package org.govchain.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.consortium.KnownValidators;
import org.govchain.consortium.SealExpectation;
import org.govchain.consortium.SealRefusal;
import org.govchain.log.Checkpoint;

/** CONSORTIUM: the validators that the policy names sealed the block in which the checkpoint was anchored. */
final class ConsortiumCheck {

    /**
     * The outcome, and what was sealed when the check passed.
     *
     * @param outcome how the check ended
     * @param sealed block and event
     */
    record Answer(Outcome outcome, Optional<Judgement.Sealed> sealed) {

        private static Answer without(Outcome outcome) {
            return new Answer(outcome, Optional.empty());
        }
    }

    private ConsortiumCheck() {}

    static Answer judge(Dossier dossier, VerifierCache cache) {
        if (!dossier.trust().knowsValidators()) {
            return Answer.without(Outcome.notApplicable());
        }
        if (dossier.consortiumSeal().isEmpty()) {
            return Answer.without(Outcome.undetermined(ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND));
        }
        Optional<Checkpoint> checkpoint = dossier.checkpoint();
        if (checkpoint.isEmpty()) {
            return Answer.without(Outcome.undetermined(AnchorCheck.noCheckpoint(dossier)));
        }
        return judge(dossier, dossier.consortiumSeal().get(), checkpoint.get(), cache);
    }

    private static Answer judge(Dossier dossier, ConsortiumSeal seal, Checkpoint checkpoint, VerifierCache cache) {
        OptionalLong height = seal.claimedHeight();
        if (height.isEmpty()) {
            return Answer.without(Outcome.failed(ReasonCode.CONSORTIUM_HEADER_MALFORMED));
        }
        TrustPolicy policy = dossier.trust().policy().orElseThrow();
        Optional<KnownValidators> validators = policy.validatorsAt(height.getAsLong());
        if (validators.isEmpty()) {
            return Answer.without(
                    Outcome.undetermined(ReasonCode.CONSORTIUM_VALIDATORS_UNKNOWN, "block " + height.getAsLong()));
        }
        SealExpectation expected = new SealExpectation(
                validators.get(),
                new Address(policy.content().contracts().checkpointAnchor()),
                checkpoint.origin().id().digest(),
                checkpoint.treeSize(),
                checkpoint.root());
        return switch (cache.judgement(seal, expected)) {
            case Judgement.Sealed sealed -> timely(sealed, dossier);
            case Judgement.Refused(SealRefusal refusal) -> Answer.without(outcome(refusal, height.getAsLong()));
        };
    }

    private static Answer timely(Judgement.Sealed sealed, Dossier dossier) {
        return sealed.blockTime().isAfter(dossier.now().plus(Dossier.CLOCK_TOLERANCE))
                ? Answer.without(Outcome.undetermined(ReasonCode.ANCHOR_LATER, "sealed " + sealed.blockTime()))
                : new Answer(Outcome.passed(), Optional.of(sealed));
    }

    private static Outcome outcome(SealRefusal refusal, long height) {
        ReasonCode reason = ReasonCode.of(refusal);
        String detail = "block " + height;
        return switch (refusal) {
            // The policy does not reach far enough: that says nothing against the document.
            case VALIDATORS_CHANGED, VALIDATORS_LEFT -> Outcome.undetermined(reason, detail);
            default -> Outcome.failed(reason, detail);
        };
    }
}
