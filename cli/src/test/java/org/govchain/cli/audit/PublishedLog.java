package org.govchain.cli.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.govchain.log.Checkpoint;
import org.govchain.log.Commitment;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/** A log as an operator publishes it, in memory, with ways to lie. */
final class PublishedLog {

    private final Map<String, byte[]> files = new HashMap<>();
    final Checkpoint checkpoint;
    private final List<LogEntry> entries;

    PublishedLog(List<LogEntry> entries) {
        this.entries = entries;
        HashTiles tiles = HashTiles.empty();
        entries.forEach(entry -> tiles.append(entry.leafHash()));
        tiles.changed().forEach((tile, hashes) -> files.put(tile.path(), hashes));
        for (int first = 0; first < entries.size(); first += 256) {
            List<LogEntry> part = entries.subList(first, Math.min(entries.size(), first + 256));
            EntryBundleCoordinates where = new EntryBundleCoordinates(first / 256, part.size());
            files.put(where.path(), new EntryBundle(where, part).bytes());
        }
        checkpoint = new Checkpoint(new LogOrigin("musterstadt.example/log/test"), entries.size(), tiles.root());
    }

    static PublishedLog of(int size) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(entry(i));
        }
        return new PublishedLog(entries);
    }

    static LogEntry entry(int number) {
        byte[] payload = ByteBuffer.allocate(4).putInt(number).array();
        return LogEntry.credential(new Commitment(Sha256Digest.hash(payload)));
    }

    LogSource source() {
        return path -> Objects.requireNonNull(files.get(path), path);
    }

    void flipLastByte(String path) {
        byte[] content = source().read(path);
        content[content.length - 1] ^= 1;
    }

    LogAudit.Anchored anchoredAt(int size) {
        MerkleTree tree = new MerkleTree();
        entries.subList(0, size).forEach(entry -> tree.append(entry.leafHash()));
        return new LogAudit.Anchored(size, tree.root(), 100 + size);
    }
}
