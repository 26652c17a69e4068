package org.govchain.service.anchoring;

import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ContractAddresses;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.consortium.KnownValidators;
import org.govchain.consortium.SealExpectation;
import org.govchain.verify.ValidatorHistory;
import org.springframework.stereotype.Component;

/** Fetches consortium seals, and lets none pass that a verifier with our trust policy would refuse. */
@Component
final class SealCollection {

    /** What came of asking. */
    sealed interface Result {

        /** A seal that its judge accepted. */
        record Sealed(ConsortiumSeal seal) implements Result {}

        /** The chain has no validators: there will never be one. */
        record NoValidators() implements Result {}

        /** The node handed out something else, and why it does not count. */
        record Refused(String reason) implements Result {}
    }

    private final SealSource source;
    private final Address contract;

    SealCollection(SealSource source, ContractAddresses contracts) {
        this.source = source;
        this.contract = new Address(contracts.checkpointAnchor().hex());
    }

    /** Asks the chain; throws {@link org.govchain.chain.ChainUnavailable} when it gives no answer. */
    Result of(AnchoredCheckpoint checkpoint) {
        return source.seal(checkpoint).map(seal -> judged(seal, checkpoint)).orElseGet(Result.NoValidators::new);
    }

    private Result judged(ConsortiumSeal seal, AnchoredCheckpoint checkpoint) {
        OptionalLong height = seal.claimedHeight();
        if (height.isEmpty() || height.getAsLong() != checkpoint.block().number()) {
            return new Result.Refused("it is of another block");
        }
        Optional<KnownValidators> validators = new ValidatorHistory(source.validators()).at(height.getAsLong());
        if (validators.isEmpty()) {
            return new Result.Refused("nobody is known to seal blocks of its height");
        }
        // Who is in office now is the verifier's question, years later; here it counts who was then.
        KnownValidators then = KnownValidators.always(validators.get().atHeight());
        Judgement judgement = seal.judge(
                new SealExpectation(then, contract, checkpoint.logId(), checkpoint.treeSize(), checkpoint.root()));
        return switch (judgement) {
            case Judgement.Refused refused ->
                new Result.Refused(refused.reason().code());
            case Judgement.Sealed _ -> new Result.Sealed(seal);
        };
    }
}
