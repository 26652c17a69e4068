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

    private static final String OTHER = "another member's node holds ";

    private final AnchorReader reader;
    private final SecondOpinion second;
    private final Checkpoints checkpoints;
    private final OwnLog log;

    ChainComparison(AnchorReader reader, SecondOpinion second, Checkpoints checkpoints, OwnLog log) {
        this.reader = reader;
        this.second = second;
        this.checkpoints = checkpoints;
        this.log = log;
    }

    /** Asks the chain; throws {@link org.govchain.chain.ChainUnavailable} when it does not answer. */
    Result run() {
        OnChain onChain = new OnChain(reader.latest(log.origin().id().digest()));
        Optional<CheckpointRow.Anchored> anchored = checkpoints.latestAnchored(log.id());
        Optional<String> contradiction = contradiction("the chain holds ", onChain)
                .or(() -> second.report()
                        .flatMap(SecondOpinion.Report::view)
                        .flatMap(view -> contradiction(OTHER, view.onChain()).or(() -> missing(view, anchored))));
        if (contradiction.isPresent()) {
            return new Result.Contradicts(contradiction.get());
        }
        long confirmed = anchored.map(CheckpointRow.Anchored::treeSize).orElse(0L);
        return onChain.treeSize() < confirmed ? new Result.Behind(onChain, confirmed) : new Result.Agrees(onChain);
    }

    private Optional<String> contradiction(String who, OnChain onChain) {
        if (onChain.treeSize() == 0) {
            return Optional.empty();
        }
        Optional<Sha256Digest> ours = checkpoints.root(log.id(), onChain.treeSize());
        if (ours.isEmpty()) {
            return Optional.of(who + "a checkpoint of size " + onChain.treeSize()
                    + " that the database does not know: it is a restored copy, or somebody else uses the log's account."
                    + " Restore a newer backup, or close this log in the registry and name a successor");
        }
        return ours.get().equals(onChain.root())
                ? Optional.empty()
                : Optional.of(who + "another root at size " + onChain.treeSize()
                        + " than the database: close this log in the registry and name a successor");
    }

    /** Blocks are final: whoever has a later block than the anchor's has the anchor. */
    private static Optional<String> missing(SecondOpinion.View view, Optional<CheckpointRow.Anchored> anchored) {
        return anchored.filter(ours -> view.onChain().treeSize() < ours.treeSize()
                        && view.head().isAfter(ours.anchor().blockTime()))
                .map(ours -> OTHER + "size " + view.onChain().treeSize()
                        + " and has a later block than that in which ours holds size " + ours.treeSize()
                        + ": the two are not on one chain. Ask the other members which of them left it");
    }
}
