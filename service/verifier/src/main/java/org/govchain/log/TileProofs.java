package org.govchain.log;

import java.util.ArrayList;
import java.util.List;
import org.govchain.merkle.ConsistencyProof;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.Sha256Digest;

/**
 * Proofs for one tree size, computed from tiles (RFC 9162 §2.1.3.1, §2.1.4.1).
 *
 * <p>Each tile is read once and kept with its inner nodes, at most 128 of them (2 MiB) unless a larger {@link TileCache} is
 * given, so that proofs for neighbours cost little. Thread-safe. What comes out is as right as the tiles: whoever hands it out
 * verifies it first.
 */
public final class TileProofs {

    private static final int MAX_TILES = 128;

    private final TileCache tiles;
    private final long treeSize;

    /** Proofs in the tree of this size, with a cache of their own; throws {@link IllegalArgumentException} when it is negative. */
    public TileProofs(TileSource source, long treeSize) {
        this(new TileCache(source, MAX_TILES), treeSize);
    }

    /** Proofs in the tree of this size; throws {@link IllegalArgumentException} when it is negative. */
    public TileProofs(TileCache tiles, long treeSize) {
        if (treeSize < 0) {
            throw new IllegalArgumentException("a tree size is not negative");
        }
        this.tiles = tiles;
        this.treeSize = treeSize;
    }

    /** The root of the tree. */
    public Sha256Digest root() {
        return treeSize == 0 ? MerkleTree.emptyRoot() : hash(0, treeSize);
    }

    /** The hash of the leaf at this index; throws {@link IllegalArgumentException} when the tree does not reach it. */
    public Sha256Digest leafHash(long index) {
        requireInTree(index);
        return hash(index, index + 1);
    }

    /** That the leaf at this index is in the tree; throws {@link IllegalArgumentException} when the tree does not reach it. */
    public InclusionProof inclusion(long index) {
        requireInTree(index);
        List<Sha256Digest> path = new ArrayList<>();
        long from = 0;
        long to = treeSize;
        while (to - from > 1) {
            long middle = split(from, to);
            if (index < middle) {
                path.add(hash(middle, to));
                to = middle;
            } else {
                path.add(hash(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, treeSize, path.reversed());
    }

    /** That the tree continues the one of size {@code first}; throws {@link IllegalArgumentException} unless 0 < first ≤ size. */
    public ConsistencyProof consistency(long first) {
        if (first <= 0 || first > treeSize) {
            throw new IllegalArgumentException("no consistency from size " + first + " to size " + treeSize);
        }
        List<Sha256Digest> path = new ArrayList<>();
        long from = 0;
        long to = treeSize;
        while (to != first) {
            long middle = split(from, to);
            if (first <= middle) {
                path.add(hash(middle, to));
                to = middle;
            } else {
                path.add(hash(from, middle));
                from = middle;
            }
        }
        // The verifier knows the old root already; any other common subtree it must be told.
        if (from != 0) {
            path.add(hash(from, to));
        }
        return new ConsistencyProof(first, treeSize, path.reversed());
    }

    /**
     * That the leaves [from, until) stand side by side in the tree; throws {@link IllegalArgumentException} unless
     * 0 ≤ from < until ≤ size.
     */
    public RangeProof range(long from, long until) {
        if (from < 0 || from >= until || until > treeSize) {
            throw new IllegalArgumentException(
                    "no range from " + from + " until " + until + " in a tree of " + treeSize);
        }
        List<Sha256Digest> left = new ArrayList<>();
        List<Sha256Digest> right = new ArrayList<>();
        for (long bits = from, done = 0; bits != 0; bits ^= Long.highestOneBit(bits)) {
            left.add(hash(done, done + Long.highestOneBit(bits)));
            done += Long.highestOneBit(bits);
        }
        long done = until;
        while (done < treeSize) {
            long subtree = Long.lowestOneBit(done);
            boolean last = subtree >= treeSize - done;
            right.add(hash(done, last ? treeSize : done + subtree));
            done = last ? treeSize : done + subtree;
        }
        return new RangeProof(from, treeSize, left, right);
    }

    /** MTH over the leaves [from, to): read where it is a perfect subtree, else computed from its two halves. */
    private Sha256Digest hash(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return perfect(Long.numberOfTrailingZeros(leaves), from);
        }
        long middle = split(from, to);
        return MerkleTree.nodeHash(hash(from, middle), hash(middle, to));
    }

    private Sha256Digest perfect(int height, long from) {
        int level = Math.min(height / TileCoordinates.HEIGHT, TileCoordinates.MAX_LEVEL);
        int heightInTile = height - level * TileCoordinates.HEIGHT;
        long position = from >>> (level * TileCoordinates.HEIGHT);
        TileCoordinates tile = TileCoordinates.in(treeSize, level, position / TileCoordinates.FULL_WIDTH);
        return tiles.get(tile).node(heightInTile, (int) (position % TileCoordinates.FULL_WIDTH) >>> heightInTile);
    }

    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }

    private void requireInTree(long index) {
        if (index < 0 || index >= treeSize) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + treeSize);
        }
    }
}
