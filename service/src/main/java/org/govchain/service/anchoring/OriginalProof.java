package org.govchain.service.anchoring;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.TlogProof;

/**
 * What proved an entry in the log of another installation, before its authority came here.
 *
 * @param proof to a checkpoint that the other log signed
 * @param anchor where that checkpoint stands on the chain; absent when nobody said so
 * @param consortiumSeal what shows it without the chain
 */
public record OriginalProof(TlogProof proof, Optional<Anchor> anchor, Optional<ConsortiumSeal> consortiumSeal) {

    /** Throws {@link IllegalArgumentException} for an anchor of another checkpoint and a seal without anchor. */
    public OriginalProof {
        boolean fits = anchor.map(it -> it.treeSize()
                                == proof.checkpoint().checkpoint().treeSize()
                        && it.root().equals(proof.checkpoint().checkpoint().root()))
                .orElse(consortiumSeal.isEmpty());
        if (!fits) {
            throw new IllegalArgumentException("the anchor is not of the checkpoint that the proof leads to");
        }
    }
}
