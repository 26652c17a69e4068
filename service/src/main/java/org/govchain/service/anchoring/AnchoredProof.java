package org.govchain.service.anchoring;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.TlogProof;
import org.govchain.verify.EntryProof;

/**
 * That an entry is in the log and the log's checkpoint on the chain; verified with the public verifier before it was handed out.
 *
 * @param proof index, inclusion path and the signed checkpoint that was the first to cover the entry
 * @param anchor where that checkpoint stands on the chain
 * @param consortiumSeal what shows it without the chain; empty while it was not fetched, or where there are no validators
 */
public record AnchoredProof(TlogProof proof, Anchor anchor, Optional<ConsortiumSeal> consortiumSeal) {

    /** As the JSON forms of receipts and proofs carry it. */
    public EntryProof claimed() {
        return new EntryProof(Optional.of(proof.text()), Optional.of(anchor.claim()), consortiumSeal);
    }
}
