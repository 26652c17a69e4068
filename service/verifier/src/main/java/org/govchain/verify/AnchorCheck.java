package org.govchain.verify;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.log.Checkpoint;
import org.govchain.log.TlogProof;
import org.govchain.verify.Dossier.Part;

/** ANCHOR: every node that counts holds the checkpoint that the proof leads to, and nothing that contradicts it. */
final class AnchorCheck {

    private AnchorCheck() {}

    /**
     * Judges.
     *
     * @param sealed the block that the consortium sealed, when it is proven
     */
    static Outcome judge(Dossier dossier, Optional<Judgement.Sealed> sealed) {
        Optional<Checkpoint> checkpoint = dossier.checkpoint();
        boolean contradicted = dossier.anchor()
                .filter(claim -> sealed.filter(block -> !isOf(claim, block)).isPresent())
                .isPresent();
        if (contradicted || isContradictedByItself(dossier, checkpoint)) {
            return Outcome.failed(ReasonCode.ANCHOR_CONTRADICTED);
        }
        Nodes nodes = dossier.trust().nodes();
        if (nodes.usable().isEmpty()) {
            return nodes.problem().orElseThrow();
        }
        if (checkpoint.isEmpty()) {
            return Outcome.undetermined(noCheckpoint(dossier));
        }
        Optional<Outcome> problem = nodes.usable().stream()
                .flatMap(node -> problem(dossier, checkpoint.get(), node).stream())
                .min(Comparator.comparing(outcome -> !(outcome instanceof Outcome.Failed)));
        return problem.or(nodes::problem).orElseGet(Outcome::passed);
    }

    /** Why there is no state of the log that could be anchored. */
    static ReasonCode noCheckpoint(Dossier dossier) {
        if (dossier.proof() instanceof Part.Refused<TlogProof>) {
            return ReasonCode.PROOF_MALFORMED;
        }
        return dossier.entry().isPresent() ? ReasonCode.LOG_ENTRY_PENDING : ReasonCode.EVIDENCE_NOT_AT_HAND;
    }

    /**
     * Block time of the first checkpoint that covers the entry, by the node that saw it last. Ask only after INCLUSION, CHECKPOINT and
     * ANCHOR passed: the contract grows a log by consistency proofs only, so the covering checkpoint has the entry as well.
     */
    static Optional<Instant> coveringTime(Dossier dossier) {
        return dossier.trust().nodes().usable().stream()
                .flatMap(node -> node.covering().stream())
                .map(AnchoredTree::blockTime)
                .max(Comparator.naturalOrder());
    }

    private static boolean isContradictedByItself(Dossier dossier, Optional<Checkpoint> checkpoint) {
        if (dossier.anchor().isEmpty()) {
            return false;
        }
        AnchorClaim claim = dossier.anchor().get();
        boolean otherTree = checkpoint
                .filter(tree ->
                        tree.treeSize() != claim.treeSize() || !tree.root().equals(claim.root()))
                .isPresent();
        boolean otherChain = dossier.trust()
                .policy()
                .map(TrustPolicy::content)
                .filter(policy -> policy.chainId() != claim.chainId()
                        || !policy.contracts().checkpointAnchor().equals(claim.contract()))
                .isPresent();
        return otherTree || otherChain;
    }

    private static Optional<Outcome> problem(Dossier dossier, Checkpoint checkpoint, NodeAnswer node) {
        Optional<AnchoredTree> presented = node.presented().filter(tree -> tree.treeSize() == checkpoint.treeSize());
        if (presented.isEmpty()) {
            boolean passedOver = dossier.anchor().isPresent() && node.latestTreeSize() >= checkpoint.treeSize();
            return Optional.of(
                    passedOver
                            ? Outcome.failed(ReasonCode.ANCHOR_CONTRADICTED, "the chain has no checkpoint of that size")
                            : Outcome.undetermined(ReasonCode.ANCHOR_PENDING));
        }
        if (!presented.get().root().equals(checkpoint.root())) {
            return Optional.of(Outcome.failed(ReasonCode.ANCHOR_ROOT_DIFFERS));
        }
        if (dossier.anchor()
                .filter(claim -> !isConfirmed(claim, presented.get()))
                .isPresent()) {
            return Optional.of(Outcome.failed(ReasonCode.ANCHOR_CONTRADICTED));
        }
        return covering(dossier, presented.get(), node);
    }

    private static Optional<Outcome> covering(Dossier dossier, AnchoredTree presented, NodeAnswer node) {
        long index = dossier.proof().asOptional().orElseThrow().index();
        AnchoredTree first = node.covering()
                .filter(tree -> tree.treeSize() > index && tree.treeSize() <= presented.treeSize())
                .orElse(null);
        if (first == null) {
            return Optional.of(Outcome.undetermined(
                    ReasonCode.ANCHOR_PENDING, "the node names no checkpoint that covers the entry"));
        }
        if (first.treeSize() == presented.treeSize() && !first.root().equals(presented.root())) {
            return Optional.of(Outcome.failed(ReasonCode.ANCHOR_ROOT_DIFFERS));
        }
        return first.blockTime().isAfter(dossier.now().plus(Dossier.CLOCK_TOLERANCE))
                ? Optional.of(Outcome.undetermined(ReasonCode.ANCHOR_LATER, "anchored " + first.blockTime()))
                : Optional.empty();
    }

    private static boolean isOf(AnchorClaim claim, Judgement.Sealed block) {
        return claim.blockNumber() == block.blockNumber()
                && claim.blockHash().equals(block.blockHash())
                && claim.blockTime().equals(block.blockTime());
    }

    private static boolean isConfirmed(AnchorClaim claim, AnchoredTree anchored) {
        return claim.blockNumber() == anchored.blockNumber()
                && claim.blockTime().equals(anchored.blockTime())
                && anchored.blockHash().map(claim.blockHash()::equals).orElse(true)
                && anchored.transactionHash()
                        .map(claim.transactionHash()::equals)
                        .orElse(true);
    }
}
