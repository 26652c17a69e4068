package org.govchain.service.anchoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.log.Checkpoint;
import org.govchain.log.HashTiles;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileProofs;
import org.govchain.log.TileSource;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.signing.Signing;
import org.springframework.stereotype.Component;

/**
 * Step 1 of the checkpoint cycle (docs/issuance-cycle.md): rows whose index is null get gapless indices, tiles are written, the
 * checkpoint is stored as Prepared and signed. One transaction: all of it or nothing.
 */
@Component
final class Sequencing {

    /** Gas of the anchoring transaction stays far below any block's limit. */
    private static final int MAX_STATUS_DIGESTS = 100;

    private final SequencerLease lease;
    private final OwnLog log;
    private final LogEntries entries;
    private final Tiles tiles;
    private final Checkpoints checkpoints;
    private final StatusDigests statusDigests;
    private final Signing signing;
    private final AuditLog audit;
    private final int maxEntries;

    Sequencing(
            SequencerLease lease,
            OwnLog log,
            LogEntries entries,
            Tiles tiles,
            Checkpoints checkpoints,
            StatusDigests statusDigests,
            Signing signing,
            AuditLog audit,
            AnchoringProperties properties) {
        this.lease = lease;
        this.log = log;
        this.entries = entries;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.statusDigests = statusDigests;
        this.signing = signing;
        this.audit = audit;
        this.maxEntries = properties.maxEntriesPerCheckpoint();
    }

    /** Prepares the next checkpoint; empty when nothing waits or the lease is gone. */
    Optional<CheckpointRow> run() {
        return lease.whileHeld(this::sequence).flatMap(prepared -> prepared);
    }

    private Optional<CheckpointRow> sequence() {
        List<StatusDigest> statuses = statusDigests.takePending(MAX_STATUS_DIGESTS);
        long before = log.size();
        HashTiles tree = new HashTiles(tiles.source(log.id()), before);
        // Never "id > last": transactions commit out of the order of their ids, and a late one would be passed over.
        entries.assignIndices(log.id(), before, maxEntries).forEach(tree::append);
        if (tree.size() == before) {
            if (!statuses.isEmpty()) {
                throw new IllegalStateException("a status list changed without an entry in the log");
            }
            return Optional.empty();
        }
        tiles.write(log.id(), tree.changed());
        SignedCheckpoint signed = sign(new Checkpoint(log.origin(), tree.size(), tree.root()), before);
        checkpoints.insertPrepared(log.id(), signed, statuses);
        audit.recordWithin(
                AuditKind.CHECKPOINT_PREPARED,
                Map.of(
                        "log",
                        log.origin().value(),
                        "treeSize",
                        tree.size(),
                        "root",
                        tree.root().toHex()));
        return checkpoints.inFlight(log.id());
    }

    /** What is signed continues what was signed before, or nothing is signed: shown with the verifier's code, from stored tiles. */
    private SignedCheckpoint sign(Checkpoint checkpoint, long before) {
        if (before > 0) {
            TileSource stored = tiles.source(log.id());
            Sha256Digest old = checkpoints
                    .root(log.id(), before)
                    .orElseThrow(() -> new IllegalStateException("the log has no checkpoint of its size " + before));
            if (!new TileProofs(stored, checkpoint.treeSize())
                    .consistency(before)
                    .verify(old, checkpoint.root())) {
                throw new IllegalStateException("the tiles do not continue the checkpoint of size " + before);
            }
        }
        return SignedCheckpoint.sign(checkpoint, log.key(), signing.checkpointSigner());
    }
}
