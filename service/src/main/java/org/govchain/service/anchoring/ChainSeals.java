package org.govchain.service.anchoring;

import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.SealReader;
import org.govchain.chain.ValidatorReader;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.verify.ValidatorSet;
import org.springframework.stereotype.Component;

/** Seals of the node that the service anchors with. */
@Component
final class ChainSeals implements SealSource {

    private final SealReader seals;
    private final ValidatorReader validators;

    ChainSeals(SealReader seals, ValidatorReader validators) {
        this.seals = seals;
        this.validators = validators;
    }

    @Override
    public Optional<ConsortiumSeal> seal(AnchoredCheckpoint checkpoint) {
        return seals.seal(checkpoint);
    }

    @Override
    public List<ValidatorSet> validators() {
        return validators.sets();
    }
}
