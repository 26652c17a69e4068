package org.govchain.merkle;

import java.util.List;

/**
 * That a leaf is at {@code index} in the tree of {@code treeSize} leaves (RFC 9162 §2.1.3).
 *
 * <p>Holds what was claimed, plausible or not; {@link #verify} checks every bound before it hashes. The path goes from the
 * leaf's sibling to the root's child.
 *
 * @param index zero-based position of the leaf
 * @param treeSize number of leaves of the tree
 * @param path sibling hashes, at most 63
 */
public record InclusionProof(long index, long treeSize, List<Sha256Digest> path) {

    /** Copies the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the leaf is at this index of the tree with this size and root (RFC 9162 §2.1.3.2). */
    public boolean verify(Sha256Digest leafHash, Sha256Digest root) {
        if (index < 0 || index >= treeSize || path.size() != PathLength.inclusion(index, treeSize)) {
            return false;
        }
        byte[] computed = leafHash.bytes();
        byte[] sibling = new byte[Sha256Digest.LENGTH];
        Sha256 sha256 = new Sha256();
        long fn = index;
        long sn = treeSize - 1;
        for (Sha256Digest step : path) {
            step.copyTo(sibling, 0);
            if ((fn & 1) == 1 || fn == sn) {
                sha256.node(sibling, 0, computed, 0, computed, 0);
                int levels = Long.numberOfTrailingZeros(fn);
                fn >>>= levels;
                sn >>>= levels;
            } else {
                sha256.node(computed, 0, sibling, 0, computed, 0);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Sha256Digest.of(computed).equals(root);
    }
}
