package org.govchain.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.merkle.Sha256Digest;

/**
 * That every acknowledged credential is anchored exactly once and no anchor is lost or doubled: what was acknowledged, what the
 * database holds and the events of the contract must be the same story. Throws {@link IllegalStateException} with the first thing that
 * is not as it must be.
 */
final class AnchorLedger {

    /** As many as a node searches at once. */
    private static final long BLOCKS = 5_000;

    private final Map<String, Long> indices;
    private final List<StoredLog.Checkpoint> stored;

    private AnchorLedger(Map<String, Long> indices, List<StoredLog.Checkpoint> stored) {
        this.indices = indices;
        this.stored = stored;
    }

    /** Reads the database of the installation in this directory, when everything is anchored. */
    static AnchorLedger read(Path data) throws IOException, SQLException {
        try (StoredLog log = StoredLog.open(data)) {
            List<StoredLog.Checkpoint> anchored = log.anchored();
            require(log.unfinished() == 0, log.unfinished() + " checkpoints are not anchored");
            long size = anchored.isEmpty() ? 0 : anchored.getLast().treeSize();
            require(log.entries() == size, log.entries() + " entries, but the last anchor covers " + size);
            return new AnchorLedger(log.indices(), anchored);
        }
    }

    /** Index of an acknowledged credential. */
    long index(String credentialId) {
        return Optional.ofNullable(indices.get(credentialId))
                .orElseThrow(
                        () -> new IllegalStateException(credentialId + " was acknowledged and is not in the database"));
    }

    /** Every acknowledged credential has one index of its own, and the last checkpoint covers it. */
    void checkAcknowledged(List<String> credentialIds) {
        Set<String> ids = new HashSet<>();
        Set<Long> taken = new HashSet<>();
        long size = stored.getLast().treeSize();
        for (String id : credentialIds) {
            require(ids.add(id), id + " was acknowledged twice");
            long index = index(id);
            require(taken.add(index), id + " shares index " + index + " with another");
            require(index < size, id + " is not covered by the last checkpoint");
        }
    }

    /** The contract's events, its own count and the account's transactions are the database's checkpoints, one for one. */
    void checkAnchors(ChainConnection chain, AnchorReader reader, CheckpointSubmitter account, Sha256Digest log) {
        require(chain.head().number() < BLOCKS, "the chain is longer than what one question for its events covers");
        List<AnchoredCheckpoint> events = reader.recent(BLOCKS).stream()
                .filter(event -> event.logId().equals(log))
                .toList();
        require(events.size() == stored.size(), events.size() + " events for " + stored.size() + " checkpoints");
        for (int i = 0; i < stored.size(); i++) {
            StoredLog.Checkpoint expected = stored.get(i);
            require(checkpoint(events.get(i)).equals(expected), "event " + i + " is not the stored " + expected);
            require(i == 0 || stored.get(i - 1).treeSize() < expected.treeSize(), "sizes do not grow: " + expected);
        }
        require(reader.count(log) == stored.size(), "the contract counts " + reader.count(log));
        require(
                account.nextNonce() == stored.size(),
                account.nextNonce() + " transactions of the log's account for " + stored.size() + " anchors");
    }

    int anchors() {
        return stored.size();
    }

    private static StoredLog.Checkpoint checkpoint(AnchoredCheckpoint event) {
        return new StoredLog.Checkpoint(
                event.treeSize(),
                event.root().toHex(),
                event.transaction().hex(),
                event.block().number());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
