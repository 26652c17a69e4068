package org.govchain.service.anchoring;

import java.time.Instant;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.AnchorClaim;

/**
 * Where on the chain a checkpoint stands.
 *
 * @param chainId EIP-155 id
 * @param contract address of the CheckpointAnchor, 0x and 40 digits
 * @param blockNumber height of the block
 * @param blockHash 0x and 64 digits
 * @param blockTime the time that counts for keys and rights
 * @param transactionHash 0x and 64 digits
 * @param treeSize entries that the checkpoint covers
 * @param root root over them
 */
public record Anchor(
        long chainId,
        String contract,
        long blockNumber,
        String blockHash,
        Instant blockTime,
        String transactionHash,
        long treeSize,
        Sha256Digest root) {

    /** As bundles, checkpoint pages and histories name it. */
    public AnchorClaim claim() {
        return new AnchorClaim(chainId, contract, blockNumber, blockHash, blockTime, transactionHash, treeSize, root);
    }
}
