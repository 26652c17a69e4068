package org.govchain.merkle;

import static org.govchain.merkle.VectorHashes.flipped;
import static org.govchain.merkle.VectorHashes.hex;

import java.util.ArrayList;
import java.util.Collections;
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

    @Test
    void range() {
        for (int[] range :
                new int[][] {{0, 1, 1}, {0, 3, 3}, {2, 5, 7}, {3, 4, 8}, {0, 5, 8}, {5, 8, 8}, {37, 61, 100}}) {
            writeRange(range[0], range[1], range[2]);
        }
    }

    private static void writeRange(int from, int until, int size) {
        List<Sha256Digest> tree = LEAVES.subList(0, size);
        ReferenceTree.Sides sides = ReferenceTree.range(from, until, tree);
        List<String> leaves = hex(tree.subList(from, until));
        Range happy = new Range(from, size, leaves, ReferenceTree.root(tree), hex(sides.left()), hex(sides.right()));
        String to = from + "-until-" + until + "-of-" + size;
        happy.write(to, "happy-path", true);
        happy.at(from + 1, size).write(to, "from-plus-1", false);
        happy.at(from - 1, size).write(to, "from-minus-1", false);
        happy.at(Long.MAX_VALUE, size).write(to, "from-is-huge", false);
        happy.at(from, 0).write(to, "size-is-0", false);
        happy.at(from, until - 1L).write(to, "size-before-the-end-of-the-range", false);
        happy.at(from, 2L * size + 1).write(to, "size-doubled-plus-1", false);
        happy.at(from, Long.MAX_VALUE).write(to, "size-is-huge", false);
        happy.of(List.of()).write(to, "no-leaf", false);
        happy.of(leaves.subList(1, leaves.size())).write(to, "first-leaf-missing", false);
        happy.of(leaves.subList(0, leaves.size() - 1)).write(to, "last-leaf-missing", false);
        happy.of(VectorHashes.with(leaves, leaves.getLast())).write(to, "last-leaf-twice", false);
        happy.of(VectorHashes.before(Leaves.hash(999).toHex(), leaves)).write(to, "leaf-added-before", false);
        VectorHashes.damagedPaths(leaves).forEach((mutation, damaged) -> {
            if (leaves.size() > 1 || !mutation.equals("path-reversed")) {
                happy.of(damaged).write(to, "leaves-" + mutation.substring("path-".length()), false);
            }
        });
        if (leaves.size() > 2) {
            List<String> swapped = new ArrayList<>(leaves);
            Collections.swap(swapped, 1, 2);
            happy.of(swapped).write(to, "leaves-swapped", false);
            List<String> hole = new ArrayList<>(leaves);
            hole.remove(1);
            happy.of(hole).write(to, "inner-leaf-missing", false);
        }
        happy.root(flipped(happy.root, 31)).write(to, "root-bit-flipped", false);
        String stranger = Leaves.hash(998).toHex();
        happy.sides(VectorHashes.with(happy.left, stranger), happy.right).write(to, "left-hash-added", false);
        happy.sides(happy.left, VectorHashes.with(happy.right, stranger)).write(to, "right-hash-added", false);
        VectorHashes.damagedPaths(happy.left)
                .forEach((mutation, left) -> happy.sides(left, happy.right).write(to, "left-" + mutation, false));
        VectorHashes.damagedPaths(happy.right)
                .forEach((mutation, right) -> happy.sides(happy.left, right).write(to, "right-" + mutation, false));
        if (!happy.left.equals(happy.right)) {
            happy.sides(happy.right, happy.left).write(to, "sides-exchanged", false);
        }
    }

    private record Range(
            long from, long size, List<String> leaves, Sha256Digest root, List<String> left, List<String> right) {

        Range at(long otherFrom, long otherSize) {
            return new Range(otherFrom, otherSize, leaves, root, left, right);
        }

        Range of(List<String> otherLeaves) {
            return new Range(from, size, otherLeaves, root, left, right);
        }

        Range root(Sha256Digest other) {
            return new Range(from, size, leaves, other, left, right);
        }

        Range sides(List<String> otherLeft, List<String> otherRight) {
            return new Range(from, size, leaves, root, otherLeft, otherRight);
        }

        void write(String to, String mutation, boolean accepted) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("from", from);
            json.put("treeSize", size);
            json.put("leafHashes", leaves);
            json.put("root", root.toHex());
            json.put("left", left);
            json.put("right", right);
            json.put("expected", accepted ? "accepted" : "refused");
            VectorFiles.write(VectorFiles.own("merkle/range").resolve(to), mutation, json);
        }
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
