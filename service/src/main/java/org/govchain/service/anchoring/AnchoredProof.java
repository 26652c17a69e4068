package org.govchain.service.anchoring;

import org.govchain.log.TlogProof;

/**
 * That an entry is in the log and the log's checkpoint on the chain; verified with the public verifier before it was handed out.
 *
 * @param proof index, inclusion path and the signed checkpoint that was the first to cover the entry
 * @param anchor where that checkpoint stands on the chain
 */
public record AnchoredProof(TlogProof proof, Anchor anchor) {}
