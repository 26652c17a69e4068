package org.govchain.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.govchain.log.Checkpoint;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.TileCheck;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.HeadsAudit;

/**
 * Reads every entry of a log up to its checkpoint and derives everything from them: tiles, the root at every anchored size,
 * the root of the checkpoint. The heads of streams among them are compared with the tiles of the streams. Memory does not grow with the log,
 * but with the number of streams.
 */
public final class LogAudit {

    private static final int BUNDLE = 256;

    private final LogSource source;
    private final List<String> findings = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();
    private final TileCheck tiles;
    private final StatusHeads statusHeads;
    private final HeadsAudit streams;

    /** An audit of the log that lies there and of the streams whose tiles are published. */
    public LogAudit(LogSource source, HeadsAudit.Tiles streams) {
        this.source = source;
        this.tiles = new TileCheck(
                tile -> Optional.of(source.read(tile.path())),
                tile -> findings.add(tile.path() + " is not what the entries hash to"));
        this.statusHeads = new StatusHeads(findings::add);
        this.streams = new HeadsAudit(streams, finding -> findings.add(finding.toString()));
    }

    /**
     * Runs the audit.
     *
     * @param checkpoint what the log signed
     * @param anchors what the chain holds, ascending by size
     * @param progress told the number of entries read so far
     * @return what is wrong, in plain words; empty when nothing is
     */
    public List<String> run(Checkpoint checkpoint, List<Anchored> anchors, LongConsumer progress) {
        int next = 0;
        for (long first = 0; first < checkpoint.treeSize(); first += BUNDLE) {
            int width = (int) Math.min(BUNDLE, checkpoint.treeSize() - first);
            Optional<EntryBundle> bundle = bundle(new EntryBundleCoordinates(first / BUNDLE, width));
            if (bundle.isEmpty()) {
                return List.copyOf(findings);
            }
            for (LogEntry entry : bundle.get().entries()) {
                append(entry);
                while (next < anchors.size() && anchors.get(next).treeSize() == tree.size()) {
                    compare(anchors.get(next++));
                }
            }
            progress.accept(tree.size());
        }
        tiles.finish();
        streams.finish();
        if (!tree.root().equals(checkpoint.root())) {
            findings.add(
                    "the signed checkpoint of size " + checkpoint.treeSize() + " has another root than the entries");
        }
        anchors.subList(next, anchors.size())
                .forEach(ahead -> findings.add("the chain holds size " + ahead.treeSize() + " (block " + ahead.block()
                        + "), the log shows only " + checkpoint.treeSize()));
        return List.copyOf(findings);
    }

    /** The last version of each status list that the entries announce. */
    public List<LogEntry.StatusListHead> statusListHeads() {
        return List.copyOf(statusHeads.latest().values());
    }

    /** Number of streams that have a head in the log. */
    public int streams() {
        return streams.streams();
    }

    /** Number of their heads. */
    public long streamHeads() {
        return streams.heads();
    }

    private void append(LogEntry entry) {
        Sha256Digest leafHash = entry.leafHash();
        statusHeads.accept(tree.size(), entry);
        if (entry instanceof LogEntry.StreamHead head) {
            streams.accept(tree.size(), head);
        }
        tree.append(leafHash);
        tiles.append(leafHash);
    }

    private void compare(Anchored anchored) {
        if (!tree.root().equals(anchored.root())) {
            findings.add("the root anchored in block " + anchored.block() + " at size " + anchored.treeSize()
                    + " is not that of the entries shown");
        }
    }

    private Optional<EntryBundle> bundle(EntryBundleCoordinates coordinates) {
        return switch (EntryBundle.parse(coordinates, source.read(coordinates.path()))) {
            case Parsed.Ok<EntryBundle>(EntryBundle bundle) -> Optional.of(bundle);
            case Parsed.Malformed<EntryBundle>(String why) -> {
                findings.add(coordinates.path() + " cannot be read: " + why);
                yield Optional.empty();
            }
        };
    }

    /** A state of the log as the chain holds it: size, root, height of the block. */
    public record Anchored(long treeSize, Sha256Digest root, long block) {}
}
