package org.govchain.service.anchoring;

import java.util.List;
import java.util.Optional;
import org.govchain.log.CheckpointKey;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TlogProof;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one log of this installation: entries go in, anchored proofs come out. */
@Service
public class TransparencyLog {

    private final OwnLog log;
    private final LogEntries entries;
    private final Checkpoints checkpoints;
    private final Tiles tiles;
    private final Proofs proofs;
    private final OriginalProofs originals;

    TransparencyLog(
            OwnLog log,
            LogEntries entries,
            Checkpoints checkpoints,
            Tiles tiles,
            Proofs proofs,
            OriginalProofs originals) {
        this.log = log;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.proofs = proofs;
        this.originals = originals;
    }

    /**
     * Appends entries inside the caller's transaction: its commit is the promise that they will be anchored.
     *
     * @return one reference for each entry, in their order
     * @throws IllegalStateException outside a transaction, where the promise could be lost
     */
    public List<EntryRef> append(List<LogEntry> newEntries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("append belongs into the transaction that stores what the entry is about");
        }
        return newEntries.isEmpty() ? List.of() : entries.append(log.id(), newEntries);
    }

    /**
     * Keeps what proved an entry in another log, inside the transaction that appends it here: it shows an earlier time than our own
     * proof, so it is the one that is handed out. The caller has verified it.
     *
     * @return false when it was said before that its checkpoint is anchored elsewhere; then nothing is kept
     */
    public boolean keepOriginal(EntryRef entry, OriginalProof original) {
        return originals.put(entry, original);
    }

    /** The proof of an entry, empty while it is not anchored; that of another log for an entry that was brought from there. */
    public Optional<AnchoredProof> proof(EntryRef entry) {
        return originals
                .of(entry)
                .flatMap(original -> original.anchor()
                        .map(anchor -> new AnchoredProof(original.proof(), anchor, original.consortiumSeal())))
                .or(() -> proofs.of(entry));
    }

    /** The same without its anchor, which nobody may have told about an entry that was brought along. */
    public Optional<TlogProof> inclusion(EntryRef entry) {
        return originals
                .of(entry)
                .map(OriginalProof::proof)
                .or(() -> proofs.of(entry).map(AnchoredProof::proof));
    }

    /** The anchor that {@link #proof} has, empty while there is none; cheaper than a proof. */
    public Optional<Anchor> anchor(EntryRef entry) {
        return originals.of(entry).flatMap(OriginalProof::anchor).or(() -> proofs.anchorOf(entry));
    }

    /** The newest anchored checkpoint, empty before the first. */
    public Optional<SignedCheckpoint> latestCheckpoint() {
        return checkpoints.latestAnchored(log.id()).map(CheckpointRow::signed);
    }

    /**
     * The anchored checkpoints whose size ends within the range of this entry bundle, oldest first; empty while the chain has
     * not passed the range's end, so that the checkpoints answered never change; a seal that is still missing may follow.
     */
    public Optional<List<AnchoredNote>> anchoredCheckpoints(EntryBundleCoordinates range) {
        long last = range.firstEntry() + range.width();
        boolean passed = checkpoints
                .latestAnchored(log.id())
                .filter(latest -> latest.treeSize() >= last)
                .isPresent();
        return passed ? Optional.of(checkpoints.anchoredWithin(log.id(), range.firstEntry(), last)) : Optional.empty();
    }

    /** The hashes of a tile of exactly this width, empty when the log does not reach it. */
    public Optional<byte[]> tile(TileCoordinates tile) {
        return tiles.find(log.id(), tile);
    }

    /** The bytes of an entry bundle, empty when the log does not reach it. */
    public Optional<byte[]> entryBundle(EntryBundleCoordinates bundle) {
        boolean reached = bundle.firstEntry() + bundle.width() <= log.size();
        return reached ? Optional.of(entries.bundle(log.id(), bundle).bytes()) : Optional.empty();
    }

    /** The log's name. */
    public LogOrigin origin() {
        return log.origin();
    }

    /** By how many entries one checkpoint can exceed the last. */
    public long largestCheckpoint() {
        return log.largestCheckpoint();
    }

    /** The key that its checkpoints verify with. */
    public CheckpointKey checkpointKey() {
        return log.key();
    }
}
