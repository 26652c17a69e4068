package org.govchain.consortium;

import java.util.Set;
import org.govchain.merkle.Sha256Digest;

/**
 * What a consortium seal is to show, by the verifier's own policy and the checkpoint at hand.
 *
 * @param validators who seals at the header's height
 * @param contract the CheckpointAnchor
 * @param logId SHA-256 of the log's origin
 * @param treeSize of the checkpoint
 * @param root of the checkpoint
 */
public record SealExpectation(
        Set<Address> validators, Address contract, Sha256Digest logId, long treeSize, Sha256Digest root) {

    /** Copies the set; throws {@link IllegalArgumentException} when it is empty. */
    public SealExpectation {
        validators = Set.copyOf(validators);
        if (validators.isEmpty()) {
            throw new IllegalArgumentException("without validators nobody can seal");
        }
    }

    /** How many distinct validators must have sealed: two thirds, rounded up. */
    int quorum() {
        return (2 * validators.size() + 2) / 3;
    }
}
