package org.govchain.service.anchoring;

import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/** The newest checkpoint that the contract holds for our log, or that it holds none. */
record OnChain(Optional<AnchoredCheckpoint> latest) {

    long treeSize() {
        return latest.map(AnchoredCheckpoint::treeSize).orElse(0L);
    }

    Sha256Digest root() {
        return latest.map(AnchoredCheckpoint::root).orElseGet(MerkleTree::emptyRoot);
    }
}
