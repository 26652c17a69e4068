package org.govchain.merkle;

import java.util.List;

/**
 * That leaves stand side by side from {@code from} on in the tree of {@code treeSize} leaves, nothing between them left out, added or
 * reordered (docs/spec/streams.md, "Range proofs"). RFC 9162 has no such proof; its tree does.
 *
 * <p>Holds what was claimed, plausible or not; {@link #verify} checks every bound before it hashes. Together both sides have at most
 * 2⌈log₂ n⌉ − 2 hashes for n ≥ 3 leaves.
 *
 * @param from zero-based position of the first leaf of the range
 * @param treeSize number of leaves of the tree
 * @param left perfect subtrees over the leaves before the range, the largest first: one for each bit set in {@code from}
 * @param right subtrees over the leaves behind the range, from the range to the last leaf; all but the last are perfect
 */
public record RangeProof(long from, long treeSize, List<Sha256Digest> left, List<Sha256Digest> right) {

    /** Copies both sides. */
    public RangeProof {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /**
     * Whether exactly these leaves begin at {@code from} in the tree of this size and root.
     *
     * @param leafHashes of the range in order, 32 bytes each
     */
    public boolean verify(byte[] leafHashes, Sha256Digest root) {
        long leaves = leafHashes.length / Sha256Digest.LENGTH;
        if (leaves == 0
                || leafHashes.length % Sha256Digest.LENGTH != 0
                || from < 0
                || from > treeSize - leaves
                || left.size() != Long.bitCount(from)
                || right.size() != PathLength.behindRange(from + leaves, treeSize)) {
            return false;
        }
        MerkleTree tree = MerkleTree.of(from, left);
        for (int offset = 0; offset < leafHashes.length; offset += Sha256Digest.LENGTH) {
            tree.appendLeafHash(leafHashes, offset);
        }
        if (right.isEmpty()) {
            return tree.root().equals(root);
        }
        // Up to where the paths of the range's last leaf and of the tree's last leaf meet, each hash completes a
        // subtree.
        for (Sha256Digest subtree : right.subList(0, right.size() - 1)) {
            tree.appendSubtree(Long.numberOfTrailingZeros(tree.size()), subtree);
        }
        return tree.rootWith(right.getLast()).equals(root);
    }
}
