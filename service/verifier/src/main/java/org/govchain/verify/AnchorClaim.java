package org.govchain.verify;

import java.time.Instant;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;

/**
 * What a bundle says about where its checkpoint is anchored; a claim until a node confirms it.
 *
 * @param chainId EIP-155 chain id
 * @param contract address of the checkpoint anchor, 0x and 40 lower-case hexadecimal digits
 * @param blockNumber height of the block
 * @param blockHash hash of its header, 0x and 64 lower-case hexadecimal digits
 * @param blockTime its time, whole seconds
 * @param transactionHash the anchoring transaction, 0x and 64 lower-case hexadecimal digits
 * @param treeSize anchored size
 * @param root anchored root
 */
public record AnchorClaim(
        long chainId,
        String contract,
        long blockNumber,
        String blockHash,
        Instant blockTime,
        String transactionHash,
        long treeSize,
        Sha256Digest root) {

    private static final int ADDRESS = 20;

    static AnchorClaim read(Members members) {
        return new AnchorClaim(
                members.number("chainId"),
                members.prefixedHex("contract", ADDRESS),
                members.number("blockNumber"),
                members.prefixedHex("blockHash", Sha256Digest.LENGTH),
                members.instant("blockTime"),
                members.prefixedHex("transactionHash", Sha256Digest.LENGTH),
                members.number("treeSize"),
                members.digest("root"));
    }

    void write(JsonText json) {
        json.raw("{")
                .member("chainId", chainId)
                .raw(",")
                .member("contract", contract)
                .raw(",")
                .member("blockNumber", blockNumber)
                .raw(",")
                .member("blockHash", blockHash)
                .raw(",")
                .member("blockTime", blockTime.toString())
                .raw(",")
                .member("transactionHash", transactionHash)
                .raw(",")
                .member("treeSize", treeSize)
                .raw(",")
                .member("root", root.toHex())
                .raw("}");
    }
}
