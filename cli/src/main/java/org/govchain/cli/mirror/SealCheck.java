package org.govchain.cli.mirror;

import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.consortium.KnownValidators;
import org.govchain.consortium.SealExpectation;
import org.govchain.consortium.SealRefusal;
import org.govchain.log.Checkpoint;
import org.govchain.verify.CheckpointPage;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.ValidatorHistory;

/**
 * Lets no consortium seal into a mirror that the policy's validators disown: with it every document of its checkpoint would fail,
 * and a mirror is what one has when nobody can be asked for another.
 */
public final class SealCheck {

    private final TrustPolicy policy;
    private final ValidatorHistory validators;
    private int dropped;

    /** Judges by the policy of whoever runs the mirror. */
    public SealCheck(TrustPolicy policy) {
        this.policy = policy;
        this.validators = new ValidatorHistory(policy.content().validatorSets());
    }

    /** Whether the policy's network has validators, so that seals are to be had. */
    boolean expectsSeals() {
        return !policy.content().validatorSets().isEmpty();
    }

    /** Number of seals that were not let in. */
    public int dropped() {
        return dropped;
    }

    /** The same checkpoint, without its seal when that is disowned. What the policy knows too little about stays. */
    CheckpointPage.Item sound(CheckpointPage.Item item) {
        boolean keep = item.seal().isEmpty()
                || !isDisowned(item.seal().get(), item.checkpoint().checkpoint());
        dropped += keep ? 0 : 1;
        return keep ? item : new CheckpointPage.Item(item.checkpoint(), item.anchor(), Optional.empty());
    }

    private boolean isDisowned(ConsortiumSeal seal, Checkpoint checkpoint) {
        OptionalLong height = seal.claimedHeight();
        if (height.isEmpty()) {
            return true;
        }
        Optional<KnownValidators> known = validators.at(height.getAsLong());
        return known.isPresent()
                && seal.judge(new SealExpectation(
                                known.get(),
                                new Address(policy.content().contracts().checkpointAnchor()),
                                checkpoint.origin().id().digest(),
                                checkpoint.treeSize(),
                                checkpoint.root()))
                        instanceof Judgement.Refused(SealRefusal reason)
                && reason != SealRefusal.VALIDATORS_CHANGED
                && reason != SealRefusal.VALIDATORS_LEFT;
    }
}
