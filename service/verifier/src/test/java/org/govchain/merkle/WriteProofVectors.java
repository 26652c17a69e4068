package org.govchain.merkle;

import static org.govchain.merkle.VectorHashes.flipped;
import static org.govchain.merkle.VectorHashes.hex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes docs/spec/vectors/merkle from the reference tree: {@code mvn test -pl service/verifier -am -Dtest='Write*Vectors'
 * -Dgovchain.writeVectors=true -Dsurefire.failIfNoSpecifiedTests=false}. What is expected follows from the mutation, never
 * from the code under test; {@link ProofVectorsTest} reads what was committed.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteProofVectors {

    private static final List<Sha256Digest> LEAVES = Leaves.hashes(200);

    @Test
    void inclusion() {
        for (int[] indexAndSize : new int[][] {{0, 1}, {0, 8}, {5, 8}, {2, 3}, {6, 7}, {4, 5}, {100, 130}}) {
            writeInclusion(indexAndSize[0], indexAndSize[1]);
        }
    }

    @Test
    void consistency() {
        for (int[] sizes : new int[][] {{1, 1}, {1, 8}, {4, 8}, {6, 8}, {6, 7}, {3, 5}, {20, 124}}) {
            writeConsistency(sizes[0], sizes[1]);
        }
        writeUnboundSecondSize();
    }

    private static void writeInclusion(int index, int size) {
        List<Sha256Digest> tree = LEAVES.subList(0, size);
        Inclusion happy = new Inclusion(
                index, size, tree.get(index), ReferenceTree.root(tree), hex(ReferenceTree.path(index, tree)));
        String to = index + "-of-" + size;
        happy.write(to, "happy-path", true);
        happy.index(index + 1).write(to, "index-plus-1", false);
        happy.index(index - 1).write(to, "index-minus-1", false);
        happy.index(index ^ 2).write(to, "index-xor-2", false);
        happy.index(size).write(to, "index-is-the-size", false);
        happy.index(Long.MAX_VALUE).write(to, "index-is-huge", false);
        happy.size(0).write(to, "size-is-0", false);
        happy.size(index).write(to, "size-is-the-index", false);
        happy.size(2L * size + 1).write(to, "size-doubled-plus-1", false);
        happy.size(Long.MAX_VALUE).write(to, "size-is-huge", false);
        happy.leaf(flipped(happy.leaf, 0)).write(to, "leaf-hash-bit-flipped", false);
        happy.root(flipped(happy.root, 31)).write(to, "root-bit-flipped", false);
        happy.root(Sha256Digest.hash()).write(to, "root-of-the-empty-tree", false);
        happy.path(VectorHashes.with(happy.path, happy.root.toHex())).write(to, "path-with-root-after", false);
        happy.path(VectorHashes.before(happy.leaf.toHex(), happy.path)).write(to, "path-with-leaf-before", false);
        happy.path(VectorHashes.with(happy.path, "")).write(to, "path-with-empty-hash-after", false);
        VectorHashes.damagedPaths(happy.path)
                .forEach((mutation, path) -> happy.path(path).write(to, mutation, false));
        if (size == 8 && index == 5) {
            // Neither is a flaw of the proof: size and entry are bound elsewhere, see docs/spec/log.md.
            happy.index(0)
                    .leaf(LEAVES.getFirst())
                    .path(hex(ReferenceTree.path(0, tree)))
                    .size(5)
                    .write(to, "limit-size-of-the-same-shape", true);
            happy.index(2)
                    .size(4)
                    .leaf(MerkleTree.nodeHash(LEAVES.get(4), LEAVES.get(5)))
                    .path(happy.path.subList(1, 3))
                    .write(to, "limit-inner-node-as-leaf-hash", true);
        }
    }

    private static void writeConsistency(int first, int second) {
        Consistency happy = consistencyOf(first, second);
        String to = first + "-to-" + second;
        happy.write(to, "happy-path", true);
        happy.sizes(0, second).write(to, "first-is-0", false);
        happy.sizes(second + 1L, second).write(to, "first-above-second", false);
        happy.sizes(first, 0).write(to, "second-is-0", false);
        happy.sizes(first, Long.MAX_VALUE).write(to, "second-is-huge", false);
        happy.roots(flipped(happy.firstRoot, 0), happy.secondRoot).write(to, "first-root-bit-flipped", false);
        happy.roots(happy.firstRoot, flipped(happy.secondRoot, 0)).write(to, "second-root-bit-flipped", false);
        happy.path(VectorHashes.with(happy.path, happy.secondRoot.toHex())).write(to, "path-with-root-after", false);
        happy.path(VectorHashes.before(happy.firstRoot.toHex(), happy.path)).write(to, "path-with-root-before", false);
        happy.path(VectorHashes.with(happy.path, "")).write(to, "path-with-empty-hash-after", false);
        if (first != second) {
            happy.sizes(first + 1L, second).write(to, "first-plus-1", false);
            happy.sizes(second, second).write(to, "first-is-second", false);
            happy.roots(happy.secondRoot, happy.firstRoot).write(to, "roots-swapped", false);
        }
        VectorHashes.damagedPaths(happy.path)
                .forEach((mutation, path) -> happy.path(path).write(to, mutation, false));
    }

    /** From 20 the proof to 124 fits every size whose tree forks at the same places. */
    private static void writeUnboundSecondSize() {
        Consistency happy = consistencyOf(20, 124);
        for (int claimed : new int[] {64, 65, 123, 125, 128, 129}) {
            boolean sameShape = claimed >= 65 && claimed <= 128;
            happy.sizes(20, claimed)
                    .write("20-to-124", (sameShape ? "limit-" : "") + "second-claimed-as-" + claimed, sameShape);
        }
    }

    private static Consistency consistencyOf(int first, int second) {
        List<Sha256Digest> tree = LEAVES.subList(0, second);
        return new Consistency(
                first,
                second,
                ReferenceTree.root(tree.subList(0, first)),
                ReferenceTree.root(tree),
                hex(ReferenceTree.proof(first, tree)));
    }

    private record Inclusion(long index, long size, Sha256Digest leaf, Sha256Digest root, List<String> path) {

        Inclusion index(long other) {
            return new Inclusion(other, size, leaf, root, path);
        }

        Inclusion size(long other) {
            return new Inclusion(index, other, leaf, root, path);
        }

        Inclusion leaf(Sha256Digest other) {
            return new Inclusion(index, size, other, root, path);
        }

        Inclusion root(Sha256Digest other) {
            return new Inclusion(index, size, leaf, other, path);
        }

        Inclusion path(List<String> other) {
            return new Inclusion(index, size, leaf, root, other);
        }

        void write(String to, String mutation, boolean accepted) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("index", index);
            json.put("treeSize", size);
            json.put("leafHash", leaf.toHex());
            json.put("root", root.toHex());
            json.put("path", path);
            json.put("expected", accepted ? "accepted" : "refused");
            VectorFiles.write(VectorFiles.own("merkle/inclusion").resolve(to), mutation, json);
        }
    }

    private record Consistency(
            long first, long second, Sha256Digest firstRoot, Sha256Digest secondRoot, List<String> path) {

        Consistency sizes(long otherFirst, long otherSecond) {
            return new Consistency(otherFirst, otherSecond, firstRoot, secondRoot, path);
        }

        Consistency roots(Sha256Digest otherFirst, Sha256Digest otherSecond) {
            return new Consistency(first, second, otherFirst, otherSecond, path);
        }

        Consistency path(List<String> other) {
            return new Consistency(first, second, firstRoot, secondRoot, other);
        }

        void write(String to, String mutation, boolean accepted) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("firstSize", first);
            json.put("secondSize", second);
            json.put("firstRoot", firstRoot.toHex());
            json.put("secondRoot", secondRoot.toHex());
            json.put("path", path);
            json.put("expected", accepted ? "accepted" : "refused");
            VectorFiles.write(VectorFiles.own("merkle/consistency").resolve(to), mutation, json);
        }
    }
}
