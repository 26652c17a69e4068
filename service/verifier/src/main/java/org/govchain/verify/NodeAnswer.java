package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * What one node of the chain answered to {@link Questions}. The node is believed; ask two to need not.
 *
 * @param chainId EIP-155 chain id
 * @param checkpointAnchor address of the contract that was asked, 0x and 40 lower-case hexadecimal digits
 * @param headTime time of the node's newest block
 * @param journalHead running hash of the registry journal
 * @param journalSince canonical registry changes after those that the policy holds, oldest first
 * @param covering the first anchored checkpoint of the log with a size above the entry's index
 * @param presented the anchored checkpoint of exactly the size that the proof leads to
 * @param latestTreeSize size of the log's latest anchored checkpoint, 0 when there is none
 * @param status the latest anchored version of the status list as of the instant judged
 */
public record NodeAnswer(
        long chainId,
        String checkpointAnchor,
        Instant headTime,
        Sha256Digest journalHead,
        List<byte[]> journalSince,
        Optional<AnchoredTree> covering,
        Optional<AnchoredTree> presented,
        long latestTreeSize,
        Optional<AnchoredStatusVersion> status) {

    /** Copies the list. */
    public NodeAnswer {
        journalSince = journalSince.stream().map(byte[]::clone).toList();
    }
}
