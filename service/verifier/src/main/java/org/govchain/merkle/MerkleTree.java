package org.govchain.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The root of a growing RFC 9162 §2.1 tree, kept as a compact range: one hash per bit set in the size, 2 KiB in all.
 *
 * <p>Flat arrays and one reused digest: an append costs one or two hashes on average and allocates nothing. Not thread-safe.
 */
public final class MerkleTree {

    /** Sizes stay below 2⁶³, so that they fit a {@code long} and no bit is lost in comparisons. */
    private static final int LEVELS = 63;

    private final Sha256 sha256 = new Sha256();
    /** The perfect subtree of height h lies at byte 32·h; it is meaningful when bit h of the size is set. */
    private final byte[] subtrees = new byte[LEVELS * Sha256Digest.LENGTH];

    private final byte[] carry = new byte[Sha256Digest.LENGTH];
    private long size;

    /**
     * The tree whose leaves are known by their perfect subtrees only, the largest first: one for each bit set in the size.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static MerkleTree of(long size, List<Sha256Digest> perfectSubtrees) {
        if (size < 0 || perfectSubtrees.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree has a perfect subtree for each bit set in its size");
        }
        MerkleTree tree = new MerkleTree();
        long rest = size;
        for (Sha256Digest subtree : perfectSubtrees) {
            int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(rest);
            subtree.copyTo(tree.subtrees, slot(height));
            rest ^= 1L << height;
        }
        tree.size = size;
        return tree;
    }

    /** SHA-256(0x00 ‖ entry). */
    public static Sha256Digest leafHash(byte[] entry) {
        byte[] out = new byte[Sha256Digest.LENGTH];
        new Sha256().leaf(entry, 0, entry.length, out, 0);
        return Sha256Digest.at(out, 0);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Sha256Digest nodeHash(Sha256Digest left, Sha256Digest right) {
        byte[] pair = new byte[2 * Sha256Digest.LENGTH];
        left.copyTo(pair, 0);
        right.copyTo(pair, Sha256Digest.LENGTH);
        new Sha256().node(pair, 0, pair, Sha256Digest.LENGTH, pair, 0);
        return Sha256Digest.at(pair, 0);
    }

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static Sha256Digest emptyRoot() {
        return Sha256Digest.hash();
    }

    /** Appends a leaf that is already hashed. */
    public void append(Sha256Digest leafHash) {
        leafHash.copyTo(carry, 0);
        appendCarry(0);
    }

    /** Appends the leaf hash at {@code leafHashes[offset … offset + 31]}. */
    public void appendLeafHash(byte[] leafHashes, int offset) {
        System.arraycopy(leafHashes, offset, carry, 0, Sha256Digest.LENGTH);
        appendCarry(0);
    }

    /** Hashes the entry {@code entries[offset … offset + length - 1]} and appends it. */
    public void appendEntry(byte[] entries, int offset, int length) {
        sha256.leaf(entries, offset, length, carry, 0);
        appendCarry(0);
    }

    /** Appends 2^height leaves by the root over them; the size must be a multiple of that. */
    void appendSubtree(int height, Sha256Digest root) {
        root.copyTo(carry, 0);
        appendCarry(height);
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The roots of the perfect subtrees, the largest first: what {@link #of} makes the tree of again. */
    public List<Sha256Digest> perfectSubtrees() {
        List<Sha256Digest> roots = new ArrayList<>(Long.bitCount(size));
        for (long rest = size; rest != 0; rest ^= Long.highestOneBit(rest)) {
            roots.add(Sha256Digest.at(subtrees, slot(Long.SIZE - 1 - Long.numberOfLeadingZeros(rest))));
        }
        return roots;
    }

    /** A tree of its own with the same leaves. */
    public MerkleTree copy() {
        MerkleTree copy = new MerkleTree();
        System.arraycopy(subtrees, 0, copy.subtrees, 0, subtrees.length);
        copy.size = size;
        return copy;
    }

    /** The root over all leaves so far; costs one hash per bit set in the size. */
    public Sha256Digest root() {
        if (size == 0) {
            return emptyRoot();
        }
        byte[] root = new byte[Sha256Digest.LENGTH];
        System.arraycopy(subtrees, slot(Long.numberOfTrailingZeros(size)), root, 0, Sha256Digest.LENGTH);
        return fold(size & (size - 1), root);
    }

    /** The root when a smaller tree with this root stands behind the leaves so far. */
    Sha256Digest rootWith(Sha256Digest right) {
        return fold(size, right.bytes());
    }

    /** The perfect subtrees for these bits of the size, from the smallest to the largest, each to the left of the root so far. */
    private Sha256Digest fold(long bits, byte[] root) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            sha256.node(subtrees, slot(Long.numberOfTrailingZeros(rest)), root, 0, root, 0);
        }
        return Sha256Digest.at(root, 0);
    }

    private void appendCarry(int from) {
        long leaves = 1L << from;
        if (size > Long.MAX_VALUE - leaves) {
            throw new IllegalStateException("a tree holds less than 2⁶³ leaves");
        }
        int height = from;
        for (long bits = size >>> from; (bits & 1) == 1; bits >>>= 1) {
            sha256.node(subtrees, slot(height), carry, 0, carry, 0);
            height++;
        }
        System.arraycopy(carry, 0, subtrees, slot(height), Sha256Digest.LENGTH);
        size += leaves;
    }

    private static int slot(int height) {
        return height * Sha256Digest.LENGTH;
    }
}
