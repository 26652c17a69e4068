package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/** A small tree by the definitions of RFC 9162 §2.1.1 and §2.1.3.1, as they stand there. */
final class TestTree {

    private final List<Sha256Digest> leaves;

    TestTree(List<Sha256Digest> leafHashes) {
        leaves = List.copyOf(leafHashes);
    }

    Sha256Digest root() {
        return root(leaves);
    }

    InclusionProof proof(int index) {
        List<Sha256Digest> path = new ArrayList<>();
        collect(index, leaves, path);
        return new InclusionProof(index, leaves.size(), path);
    }

    private static void collect(int index, List<Sha256Digest> part, List<Sha256Digest> path) {
        if (part.size() == 1) {
            return;
        }
        int half = Integer.highestOneBit(part.size() - 1);
        List<Sha256Digest> left = part.subList(0, half);
        List<Sha256Digest> right = part.subList(half, part.size());
        collect(index < half ? index : index - half, index < half ? left : right, path);
        path.add(root(index < half ? right : left));
    }

    private static Sha256Digest root(List<Sha256Digest> part) {
        if (part.size() == 1) {
            return part.getFirst();
        }
        int half = Integer.highestOneBit(part.size() - 1);
        return MerkleTree.nodeHash(root(part.subList(0, half)), root(part.subList(half, part.size())));
    }
}
