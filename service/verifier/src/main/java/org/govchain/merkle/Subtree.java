package org.govchain.merkle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Consecutive hashes of one level of a tree, 1 to 256 of them from an aligned place, with every perfect node above them. */
public final class Subtree {

    private static final int MAX_WIDTH = 256;

    /** Heap order: node i has the children 2i and 2i + 1; the given hashes begin at {@code leaves}. */
    private final byte[] nodes;

    private final int leaves;
    private final int width;

    private Subtree(byte[] nodes, int leaves, int width) {
        this.nodes = nodes;
        this.leaves = leaves;
        this.width = width;
    }

    /**
     * Computes the nodes above these hashes.
     *
     * @param hashes 32 bytes each
     * @throws IllegalArgumentException unless there are 1 to 256 of them
     */
    public static Subtree of(byte[] hashes) {
        int width = hashes.length / Sha256Digest.LENGTH;
        if (hashes.length % Sha256Digest.LENGTH != 0 || width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("a subtree has 1 to 256 hashes of 32 bytes");
        }
        int leaves = width == 1 ? 1 : 2 * Integer.highestOneBit(width - 1);
        byte[] nodes = new byte[2 * leaves * Sha256Digest.LENGTH];
        System.arraycopy(hashes, 0, nodes, leaves * Sha256Digest.LENGTH, hashes.length);
        Sha256 sha256 = new Sha256();
        for (int first = leaves / 2, count = width / 2; count > 0; first /= 2, count /= 2) {
            for (int node = first; node < first + count; node++) {
                int left = 2 * node * Sha256Digest.LENGTH;
                sha256.node(nodes, left, nodes, left + Sha256Digest.LENGTH, nodes, node * Sha256Digest.LENGTH);
            }
        }
        return new Subtree(nodes, leaves, width);
    }

    /**
     * The perfect node this many levels above the given hashes, the {@code index}-th from the left.
     *
     * @throws IndexOutOfBoundsException when the given hashes do not fill it
     */
    public Sha256Digest node(int height, int index) {
        if (height < 0 || index < 0 || (index + 1L) << height > width) {
            throw new IndexOutOfBoundsException("no node " + index + " at height " + height + " over " + width);
        }
        return Sha256Digest.at(nodes, ((leaves >>> height) + index) * Sha256Digest.LENGTH);
    }

    /** The RFC 9162 §2.1.1 root over the given hashes. */
    public Sha256Digest root() {
        return rootWith(null);
    }

    /** The root over the given hashes and, to their right, a smaller tree with this root. */
    public Sha256Digest rootWith(@Nullable Sha256Digest right) {
        Sha256Digest root = right;
        for (int rest = width; rest != 0; rest &= rest - 1) {
            int height = Integer.numberOfTrailingZeros(rest);
            Sha256Digest left = node(height, (rest >>> height) - 1);
            root = root == null ? left : MerkleTree.nodeHash(left, root);
        }
        return Objects.requireNonNull(root, "a subtree is not empty");
    }
}
