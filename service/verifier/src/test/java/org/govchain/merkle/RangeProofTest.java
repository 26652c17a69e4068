package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeProofTest {

    private static final int SIZES = 34;
    private static final List<Sha256Digest> LEAVES = Leaves.hashes(SIZES);

    @Test
    void everyRangeOfTheDefinitionVerifies() {
        forEveryRange((from, until, tree, proof) -> assertThat(
                        proof.verify(flat(tree, from, until), ReferenceTree.root(tree)))
                .as("%d until %d of %d", from, until, tree.size())
                .isTrue());
    }

    @Test
    void aRangeProvesNoOtherPlaceInTheTree() {
        forEveryRange((from, until, tree, proof) -> {
            for (int other = 0; other <= tree.size(); other++) {
                RangeProof moved = new RangeProof(other, tree.size(), proof.left(), proof.right());
                assertThat(moved.verify(flat(tree, from, until), ReferenceTree.root(tree)))
                        .as("%d until %d of %d claimed at %d", from, until, tree.size(), other)
                        .isEqualTo(other == from);
            }
        });
    }

    @Test
    void noLeafIsLeftOutAddedOrReordered() {
        forEveryRange((from, until, tree, proof) -> {
            Sha256Digest root = ReferenceTree.root(tree);
            for (int at = 0; at < until - from; at++) {
                List<Sha256Digest> without = new ArrayList<>(tree.subList(from, until));
                without.remove(at);
                assertThat(proof.verify(Leaves.flat(without), root)).isFalse();
                List<Sha256Digest> added = new ArrayList<>(tree.subList(from, until));
                added.add(at, Leaves.hash(999));
                assertThat(proof.verify(Leaves.flat(added), root)).isFalse();
                List<Sha256Digest> swapped = new ArrayList<>(tree.subList(from, until));
                swapped.add(0, swapped.remove(at));
                assertThat(proof.verify(Leaves.flat(swapped), root)).isEqualTo(at == 0);
            }
        });
    }

    @Test
    void hasAtMostTwiceTheHeightOfTheTreeInHashes() {
        forEveryRange((from, until, tree, proof) -> {
            int size = tree.size();
            int height = 32 - Integer.numberOfLeadingZeros(size - 1);
            int most = size < 3 ? 1 : 2 * height - 2;
            assertThat(proof.left().size() + proof.right().size())
                    .as("%d until %d of %d", from, until, size)
                    .isLessThanOrEqualTo(most);
        });
    }

    @Test
    void aRangeOfOneIsAsLongAsItsInclusionPath() {
        for (int index = 0; index < SIZES; index++) {
            ReferenceTree.Sides sides = ReferenceTree.range(index, index + 1, LEAVES);
            assertThat(sides.left().size() + sides.right().size())
                    .isEqualTo(ReferenceTree.path(index, LEAVES).size());
        }
    }

    @Test
    void boundsHoldAtTheLargestSizes() {
        byte[] leaf = Leaves.flat(LEAVES.subList(0, 1));
        Sha256Digest root = ReferenceTree.root(LEAVES);
        for (long from : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            for (long size : new long[] {Long.MIN_VALUE, 0, 1, Long.MAX_VALUE}) {
                assertThat(new RangeProof(from, size, List.of(), List.of()).verify(leaf, root))
                        .isFalse();
            }
        }
        assertThat(PathLength.behindRange(1, Long.MAX_VALUE)).isEqualTo(63);
        assertThat(PathLength.behindRange(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(new RangeProof(0, 1, List.of(), List.of()).verify(new byte[33], root))
                .isFalse();
    }

    private interface Look {
        void at(int from, int until, List<Sha256Digest> tree, RangeProof proof);
    }

    private static void forEveryRange(Look look) {
        for (int size = 1; size <= SIZES; size++) {
            List<Sha256Digest> tree = LEAVES.subList(0, size);
            for (int from = 0; from < size; from++) {
                for (int until = from + 1; until <= size; until++) {
                    ReferenceTree.Sides sides = ReferenceTree.range(from, until, tree);
                    look.at(from, until, tree, new RangeProof(from, size, sides.left(), sides.right()));
                }
            }
        }
    }

    private static byte[] flat(List<Sha256Digest> tree, int from, int until) {
        return Leaves.flat(tree.subList(from, until));
    }
}
