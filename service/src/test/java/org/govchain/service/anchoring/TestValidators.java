package org.govchain.service.anchoring;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.development.DevelopmentValidators;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.ValidatorSet;

/** A node with four validators that seal whatever anvil anchored. */
final class TestValidators implements SealSource {

    private static final Sha256Digest JOURNAL = Sha256Digest.hash(new byte[0]);

    /** Port 1 of this machine. */
    private static final ChainConnection NOBODY = ChainConnection.open(URI.create("http://127.0.0.1:1"));

    private final DevelopmentValidators validators;

    /** How many of them seal. */
    int sealing = 3;

    /** Whether the chain has any. */
    boolean exist = true;

    /** Whether the node answers. */
    boolean reachable = true;

    TestValidators(String contract) {
        this.validators = new DevelopmentValidators(contract);
    }

    @Override
    public List<ValidatorSet> validators() {
        return List.of(validators.set());
    }

    @Override
    public Optional<ConsortiumSeal> seal(AnchoredCheckpoint checkpoint) {
        if (!reachable) {
            NOBODY.head();
        }
        return exist ? Optional.of(validators.seal(checkpoint, JOURNAL, sealing)) : Optional.empty();
    }
}
