package org.govchain.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.merkle.Subtree;

/**
 * Grows a log's tiles: starts from the right edge of the tree as it is, takes leaf hashes, and answers the tiles to write and
 * the new root. Reads at most one tile per level. Not thread-safe.
 */
public final class HashTiles {

    private final List<Edge> levels = new ArrayList<>();
    private final Map<TileCoordinates, byte[]> full = new LinkedHashMap<>();
    private long size;

    /** Goes on from the tree of this size; its partial tiles are read from the source. */
    public HashTiles(TileSource source, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree size is not negative");
        }
        this.size = size;
        for (int level = 0;
                level <= TileCoordinates.MAX_LEVEL && size >>> (TileCoordinates.HEIGHT * level) > 0;
                level++) {
            levels.add(Edge.of(source, size, level));
        }
    }

    /** Starts an empty log. */
    public static HashTiles empty() {
        return new HashTiles(
                tile -> {
                    throw new IllegalStateException("an empty log has no " + tile.path());
                },
                0);
    }

    /** Appends a leaf. */
    public void append(Sha256Digest leafHash) {
        append(0, leafHash);
        size++;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root over all leaves. */
    public Sha256Digest root() {
        Sha256Digest root = null;
        for (Edge edge : levels) {
            if (edge.width > 0) {
                root = Subtree.of(edge.content()).rootWith(root);
            }
        }
        return root == null ? MerkleTree.emptyRoot() : root;
    }

    /**
     * The tiles that appends since the start filled or began, with their content: full ones once, and the partial ones of the
     * present size. Unchanged tiles are not among them.
     */
    public Map<TileCoordinates, byte[]> changed() {
        Map<TileCoordinates, byte[]> tiles = new LinkedHashMap<>(full);
        for (int level = 0; level < levels.size(); level++) {
            Edge edge = levels.get(level);
            if (edge.changed && edge.width > 0) {
                tiles.put(new TileCoordinates(level, edge.index, edge.width), edge.content());
            }
        }
        return tiles;
    }

    /**
     * The tiles that were filled since the start or since the last call, and forgets them: {@link #changed} no longer has them.
     * Whoever appends millions writes them as they come, and memory does not grow.
     */
    public Map<TileCoordinates, byte[]> takeFull() {
        Map<TileCoordinates, byte[]> taken = new LinkedHashMap<>(full);
        full.clear();
        return taken;
    }

    private void append(int level, Sha256Digest hash) {
        if (level == levels.size()) {
            levels.add(new Edge(0));
        }
        Edge edge = levels.get(level);
        edge.append(hash);
        if (edge.width == TileCoordinates.FULL_WIDTH && level < TileCoordinates.MAX_LEVEL) {
            byte[] content = edge.content();
            full.put(new TileCoordinates(level, edge.index, TileCoordinates.FULL_WIDTH), content);
            append(level + 1, Subtree.of(content).root());
            edge.next();
        }
    }

    /** The rightmost tile of a level, still growing. */
    private static final class Edge {
        private final byte[] hashes = new byte[TileCoordinates.FULL_WIDTH * Sha256Digest.LENGTH];
        private long index;
        private int width;
        private boolean changed;

        Edge(long index) {
            this.index = index;
        }

        static Edge of(TileSource source, long size, int level) {
            long hashes = size >>> (TileCoordinates.HEIGHT * level);
            Edge edge = new Edge(hashes / TileCoordinates.FULL_WIDTH);
            edge.width = (int) (hashes % TileCoordinates.FULL_WIDTH);
            if (edge.width > 0) {
                byte[] content = new TileCoordinates(level, edge.index, edge.width).readFrom(source);
                System.arraycopy(content, 0, edge.hashes, 0, edge.width * Sha256Digest.LENGTH);
            }
            return edge;
        }

        void append(Sha256Digest hash) {
            hash.copyTo(hashes, width * Sha256Digest.LENGTH);
            width++;
            changed = true;
        }

        void next() {
            index++;
            width = 0;
            changed = false;
        }

        byte[] content() {
            return Arrays.copyOf(hashes, width * Sha256Digest.LENGTH);
        }
    }
}
