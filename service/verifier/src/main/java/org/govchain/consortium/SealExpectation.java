package org.govchain.consortium;

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
        KnownValidators validators, Address contract, Sha256Digest logId, long treeSize, Sha256Digest root) {}
