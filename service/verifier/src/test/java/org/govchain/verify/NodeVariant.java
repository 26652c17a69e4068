package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/** A node's answer with one thing changed. */
record NodeVariant(NodeAnswer honest) {

    NodeAnswer chain(long chainId) {
        return with(
                chainId, honest.checkpointAnchor(), honest.headTime(), honest.covering(), honest.presented(), latest());
    }

    NodeAnswer contract(String address) {
        return with(honest.chainId(), address, honest.headTime(), honest.covering(), honest.presented(), latest());
    }

    NodeAnswer head(Instant time) {
        return with(honest.chainId(), honest.checkpointAnchor(), time, honest.covering(), honest.presented(), latest());
    }

    NodeAnswer presented(long size, Sha256Digest root) {
        AnchoredTree tree = honest.presented().orElseThrow();
        return trees(honest.covering(), Optional.of(tree(tree, size, root, tree.blockTime())), latest());
    }

    NodeAnswer covering(long size, Sha256Digest root, Instant time) {
        AnchoredTree tree = honest.covering().orElseThrow();
        return trees(Optional.of(tree(tree, size, root, time)), honest.presented(), latest());
    }

    NodeAnswer noCovering() {
        return trees(Optional.empty(), honest.presented(), latest());
    }

    NodeAnswer nothing(long latestTreeSize) {
        return trees(Optional.empty(), Optional.empty(), latestTreeSize);
    }

    private long latest() {
        return honest.latestTreeSize();
    }

    private NodeAnswer trees(Optional<AnchoredTree> covering, Optional<AnchoredTree> presented, long latestTreeSize) {
        return with(
                honest.chainId(), honest.checkpointAnchor(), honest.headTime(), covering, presented, latestTreeSize);
    }

    private static AnchoredTree tree(AnchoredTree like, long size, Sha256Digest root, Instant time) {
        return new AnchoredTree(size, root, like.blockNumber(), time, like.blockHash(), like.transactionHash());
    }

    private NodeAnswer with(
            long chainId,
            String contract,
            Instant head,
            Optional<AnchoredTree> covering,
            Optional<AnchoredTree> presented,
            long latestTreeSize) {
        return new NodeAnswer(
                chainId,
                contract,
                head,
                honest.journalHead(),
                honest.journalSince(),
                covering,
                presented,
                latestTreeSize,
                honest.status());
    }
}
