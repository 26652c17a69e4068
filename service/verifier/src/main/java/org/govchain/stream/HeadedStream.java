package org.govchain.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.log.LogEntry;
import org.govchain.log.StreamId;
import org.govchain.log.TileCheck;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.HeadsAudit.Finding;
import org.govchain.stream.HeadsAudit.Kind;
import org.jspecify.annotations.Nullable;

/** One stream of an audit: grows its tree from the published leaf hashes and compares the root at each size that has a head. */
final class HeadedStream {

    private static final int WIDTH = TileCoordinates.FULL_WIDTH;
    private static final long MOST = 1L << SaltSeed.ROOT_HEIGHT;

    private record Head(long entry, long size, Sha256Digest root) {}

    private record Read(TileCoordinates tile, Optional<byte[]> content) {}

    private final StreamId id;
    private final HeadsAudit.Tiles tiles;
    private final Consumer<Finding> findings;
    private final TileCheck check;
    private final Deque<Head> waiting = new ArrayDeque<>(1);
    private @Nullable Head newest;
    private @Nullable Read reading;
    private long size;
    /** Small as long as nothing is read: there may be a million streams. */
    private List<Sha256Digest> subtrees = List.of();

    private boolean contradicted;

    HeadedStream(StreamId id, HeadsAudit.Tiles tiles, Consumer<Finding> findings) {
        this.id = id;
        this.tiles = tiles;
        this.findings = findings;
        this.check = new TileCheck(
                this::published,
                tile -> find(Kind.TILE_WRONG, tile.path() + " is missing or not what the leaves hash to"));
    }

    /** The next head. @return by how many more, or fewer, heads wait now */
    int accept(long entry, LogEntry.StreamHead entryHead) {
        Head head = new Head(entry, entryHead.size(), entryHead.root());
        Head before = newest;
        if (head.size < 1 || head.size > MOST || (before != null && head.size < before.size)) {
            find(Kind.SIZE_WRONG, "entry " + entry + " has size " + head.size + after(before));
            return 0;
        }
        if (before != null && head.size == before.size) {
            if (!head.root.equals(before.root)) {
                find(
                        Kind.TWO_ROOTS,
                        "entries " + before.entry + " and " + entry + " have different roots at size " + head.size);
            }
            return 0;
        }
        newest = head;
        if (contradicted) {
            return 0;
        }
        int waited = waiting.size();
        waiting.add(head);
        if (before != null && head.size / WIDTH > before.size / WIDTH) {
            // The tiles that what waits stands on are full by now: each is read once.
            grow(head.size / WIDTH * WIDTH);
        }
        return waiting.size() - waited;
    }

    /** Compares what waits, at the price of reading a tile that is not full. */
    void catchUp() {
        Head head = newest;
        if (head != null && !contradicted) {
            grow(head.size);
        }
    }

    void finish() {
        catchUp();
        if (!contradicted) {
            check.finish();
        }
        reading = null;
    }

    private void grow(long until) {
        MerkleTree tree = MerkleTree.of(size, subtrees);
        while (tree.size() < until && !contradicted) {
            long index = tree.size() / WIDTH;
            TileCoordinates tile = new TileCoordinates(0, index, (int) Math.min(WIDTH, until - index * WIDTH));
            read(tile).ifPresent(content -> append(tree, content));
        }
        size = tree.size();
        subtrees = tree.perfectSubtrees();
        if (contradicted) {
            waiting.clear();
        }
    }

    private Optional<byte[]> read(TileCoordinates tile) {
        Optional<byte[]> content = tiles.read(id, tile).filter(it -> it.length == tile.byteLength());
        reading = new Read(tile, content);
        if (content.isEmpty()) {
            contradict(Kind.TILE_MISSING, tile.path() + " is missing");
        }
        return content;
    }

    private void append(MerkleTree tree, byte[] content) {
        for (int at = (int) (tree.size() % WIDTH); at < content.length / Sha256Digest.LENGTH && !contradicted; at++) {
            Sha256Digest leafHash = Sha256Digest.at(content, at * Sha256Digest.LENGTH);
            tree.append(leafHash);
            check.append(leafHash);
            compare(tree);
        }
    }

    private void compare(MerkleTree tree) {
        Head next = waiting.peek();
        if (next != null && next.size == tree.size()) {
            waiting.remove();
            if (!tree.root().equals(next.root)) {
                contradict(
                        Kind.NOT_THESE_LEAVES,
                        "entry " + next.entry + " has another root at size " + next.size
                                + " than the published leaf hashes");
            }
        }
    }

    /** What the check of tiles asks for: the leaf hashes were read a moment ago. */
    private Optional<byte[]> published(TileCoordinates tile) {
        Read last = reading;
        return last != null && last.tile.equals(tile) ? last.content : tiles.read(id, tile);
    }

    /** From here on nothing that is compared could agree. */
    private void contradict(Kind kind, String text) {
        contradicted = true;
        find(kind, text);
    }

    private void find(Kind kind, String text) {
        findings.accept(new Finding(id, kind, text));
    }

    private static String after(@Nullable Head before) {
        return before == null ? "" : " after size " + before.size + " in entry " + before.entry;
    }
}
