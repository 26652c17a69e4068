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
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/**
 * Reads every entry of a log up to its checkpoint and derives everything from them: tiles, the root at every anchored size,
 * the root of the checkpoint. Memory does not grow with the log.
 */
public final class LogAudit {

    private static final int BUNDLE = 256;

    private final LogSource source;
    private final List<String> findings = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();
    private final TileCheck tiles;
    private final StatusHeads statusHeads;

    public LogAudit(LogSource source) {
        this.source = source;
        this.tiles = new TileCheck(source, findings::add);
        this.statusHeads = new StatusHeads(findings::add);
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

    private void append(LogEntry entry) {
        Sha256Digest leafHash = entry.leafHash();
        statusHeads.accept(tree.size(), entry);
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
