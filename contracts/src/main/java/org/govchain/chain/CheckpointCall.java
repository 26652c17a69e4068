package org.govchain.chain;

import java.util.List;
import org.govchain.merkle.Sha256Digest;

/**
 * What one anchoring transaction says: this log has grown to this size and root, and here is the proof.
 *
 * @param logId SHA-256 of the log's origin
 * @param treeSize number of entries, at least 1
 * @param root RFC 9162 root hash at that size
 * @param consistencyProof RFC 9162 §2.1.4 proof from the checkpoint anchored last; empty for the first one
 * @param statusUpdates status lists that changed since; may be empty
 */
public record CheckpointCall(
        Sha256Digest logId,
        long treeSize,
        Sha256Digest root,
        List<Sha256Digest> consistencyProof,
        List<StatusUpdate> statusUpdates) {

    public CheckpointCall {
        if (treeSize < 1) {
            throw new IllegalArgumentException("an empty log is not anchored");
        }
        consistencyProof = List.copyOf(consistencyProof);
        statusUpdates = List.copyOf(statusUpdates);
    }
}
