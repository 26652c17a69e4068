package org.govchain.service.anchoring;

import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.merkle.Sha256Digest;
import org.springframework.stereotype.Component;

/**
 * What must be known before anything is signed: whether log and chain tell the same story. A restored backup that went on
 * signing would show two histories, so the comparison comes before step 1, not after it.
 */
@Component
final class ChainComparison {

    /** What came of it. */
    sealed interface Result {

        /** The chain holds nothing that the log does not hold, and nothing is missing. */
        record Agrees(OnChain onChain) implements Result {}

        /** The chain lacks checkpoints that it had confirmed. */
        record Behind(OnChain onChain, long anchoredSize) implements Result {}

        /** Log and chain contradict each other; the reason says what an operator can do. */
        record Contradicts(String reason) implements Result {}
    }

    private final AnchorReader reader;
    private final Checkpoints checkpoints;
    private final OwnLog log;

    ChainComparison(AnchorReader reader, Checkpoints checkpoints, OwnLog log) {
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.log = log;
    }

    /** Asks the chain; throws {@link org.govchain.chain.ChainUnavailable} when it does not answer. */
    Result run() {
        OnChain onChain = new OnChain(reader.latest(log.origin().id().digest()));
        if (onChain.treeSize() > 0) {
            Optional<Sha256Digest> ours = checkpoints.root(log.id(), onChain.treeSize());
            if (ours.isEmpty()) {
                return new Result.Contradicts("the chain holds a checkpoint of size " + onChain.treeSize()
                        + " that the database does not know: it is a restored copy, or somebody else uses the log's account."
                        + " Restore a newer backup, or close this log in the registry and name a successor");
            }
            if (!ours.get().equals(onChain.root())) {
                return new Result.Contradicts("the chain holds another root at size " + onChain.treeSize()
                        + " than the database: close this log in the registry and name a successor");
            }
        }
        long anchored = checkpoints
                .latestAnchored(log.id())
                .map(CheckpointRow.Anchored::treeSize)
                .orElse(0L);
        return onChain.treeSize() < anchored ? new Result.Behind(onChain, anchored) : new Result.Agrees(onChain);
    }
}
