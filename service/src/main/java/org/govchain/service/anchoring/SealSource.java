package org.govchain.service.anchoring;

import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.verify.ValidatorSet;

/** Where consortium seals come from. Both methods throw {@link org.govchain.chain.ChainUnavailable} when there is no answer. */
interface SealSource {

    /** The seal on the block of this checkpoint; empty when the chain has no validators. */
    Optional<ConsortiumSeal> seal(AnchoredCheckpoint checkpoint);

    /** Who seals the blocks of which heights. */
    List<ValidatorSet> validators();
}
