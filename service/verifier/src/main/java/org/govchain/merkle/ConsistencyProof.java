package org.govchain.merkle;

import java.util.List;

/**
 * That the tree of {@code first} leaves is a prefix of the tree of {@code second} leaves (RFC 9162 §2.1.4).
 *
 * <p>It does not bind {@code second}: the same path verifies for other sizes of the same shape. The size is bound by the
 * signed checkpoint and by what the contract stores, never by this proof (docs/spec/log.md, "What a proof proves").
 *
 * @param first size of the older tree, at least 1
 * @param second size of the newer tree
 * @param path hashes, at most 64
 */
public record ConsistencyProof(long first, long second, List<Sha256Digest> path) {

    /** Copies the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with {@code secondRoot} continues the tree with {@code firstRoot} (RFC 9162 §2.1.4.2). */
    public boolean verify(Sha256Digest firstRoot, Sha256Digest secondRoot) {
        if (first <= 0 || first > second || path.size() != PathLength.consistency(first, second)) {
            return false;
        }
        return first == second ? firstRoot.equals(secondRoot) : rootsFollow(firstRoot, secondRoot);
    }

    private boolean rootsFollow(Sha256Digest firstRoot, Sha256Digest secondRoot) {
        boolean perfect = Long.bitCount(first) == 1;
        Sha256Digest start = perfect ? firstRoot : path.getFirst();
        byte[] older = start.bytes();
        byte[] newer = start.bytes();
        byte[] step = new byte[Sha256Digest.LENGTH];
        Sha256 sha256 = new Sha256();
        int skipped = Long.numberOfTrailingZeros(first);
        long fn = (first - 1) >>> skipped;
        long sn = (second - 1) >>> skipped;
        for (Sha256Digest hash : path.subList(perfect ? 0 : 1, path.size())) {
            hash.copyTo(step, 0);
            if ((fn & 1) == 1 || fn == sn) {
                sha256.node(step, 0, older, 0, older, 0);
                sha256.node(step, 0, newer, 0, newer, 0);
                int levels = Long.numberOfTrailingZeros(fn);
                fn >>>= levels;
                sn >>>= levels;
            } else {
                sha256.node(newer, 0, step, 0, newer, 0);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0
                && Sha256Digest.of(older).equals(firstRoot)
                && Sha256Digest.of(newer).equals(secondRoot);
    }
}
