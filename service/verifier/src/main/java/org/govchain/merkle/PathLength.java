package org.govchain.merkle;

/** The exact length that index and sizes determine for a proof; a path of any other length is refused unhashed. */
final class PathLength {

    private PathLength() {}

    /** For {@code 0 ≤ index < treeSize}: one sibling per level below the fork with the last leaf, then the left ones. */
    static int inclusion(long index, long treeSize) {
        return upwards(index, treeSize - 1);
    }

    /** For {@code 0 < first ≤ second}. */
    static int consistency(long first, long second) {
        if (first == second) {
            return 0;
        }
        int perfectLevels = Long.numberOfTrailingZeros(first);
        int steps = upwards((first - 1) >>> perfectLevels, (second - 1) >>> perfectLevels);
        // A perfect first tree is its own starting node, any other starts with a hash of the path.
        return Long.bitCount(first) == 1 ? steps : steps + 1;
    }

    /**
     * Hashes over the leaves from {@code until} on, for {@code 0 < until ≤ treeSize}: one for each level on which the range's last leaf is
     * on the left, up to where its path meets that of the tree's last leaf.
     */
    static int behindRange(long until, long treeSize) {
        if (until == treeSize) {
            return 0;
        }
        long last = until - 1;
        int meeting = Long.SIZE - 1 - Long.numberOfLeadingZeros(last ^ (treeSize - 1));
        return 1 + meeting - Long.bitCount(last & ((1L << meeting) - 1));
    }

    private static int upwards(long node, long lastNode) {
        int inner = Long.SIZE - Long.numberOfLeadingZeros(node ^ lastNode);
        return inner + Long.bitCount(node >>> inner);
    }
}
