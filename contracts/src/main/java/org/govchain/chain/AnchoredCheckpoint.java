package org.govchain.chain;

import org.govchain.merkle.Sha256Digest;

/**
 * A checkpoint as the chain holds it.
 *
 * @param logId SHA-256 of the log's origin
 * @param treeSize number of entries it covers
 * @param root root hash at that size
 * @param block the block that recorded it; its time is the time that counts for keys and rights
 * @param transaction the transaction that recorded it
 */
public record AnchoredCheckpoint(
        Sha256Digest logId, long treeSize, Sha256Digest root, BlockRef block, TransactionHash transaction) {}
