package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * A checkpoint as a node shows it.
 *
 * @param treeSize anchored size
 * @param root anchored root
 * @param blockNumber height of the block that recorded it
 * @param blockTime time of that block: the time that counts for keys and rights
 * @param blockHash hash of that block, 0x and 64 lower-case digits, when asked for
 * @param transactionHash the anchoring transaction, 0x and 64 lower-case digits, when asked for
 */
public record AnchoredTree(
        long treeSize,
        Sha256Digest root,
        long blockNumber,
        Instant blockTime,
        Optional<String> blockHash,
        Optional<String> transactionHash) {}
