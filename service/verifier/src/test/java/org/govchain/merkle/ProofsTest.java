package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {

    private static final int SIZES = 70;
    private static final List<Sha256Digest> LEAVES = Leaves.hashes(SIZES);

    @Test
    void everyInclusionPathOfTheDefinitionVerifies() {
        for (int size = 1; size <= SIZES; size++) {
            List<Sha256Digest> tree = LEAVES.subList(0, size);
            Sha256Digest root = ReferenceTree.root(tree);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = new InclusionProof(index, size, ReferenceTree.path(index, tree));
                assertThat(proof.verify(tree.get(index), root))
                        .as("%d of %d", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void inclusionPathProvesNoOtherIndexOfTheSameTree() {
        for (int size = 1; size <= 33; size++) {
            List<Sha256Digest> tree = LEAVES.subList(0, size);
            Sha256Digest root = ReferenceTree.root(tree);
            for (int index = 0; index < size; index++) {
                List<Sha256Digest> path = ReferenceTree.path(index, tree);
                for (int other = -1; other <= size + 1; other++) {
                    InclusionProof proof = new InclusionProof(other, size, path);
                    assertThat(proof.verify(tree.get(index), root))
                            .as("%d claimed as %d of %d", index, other, size)
                            .isEqualTo(other == index);
                }
            }
        }
    }

    @Test
    void everyConsistencyPathOfTheDefinitionVerifies() {
        for (int second = 1; second <= SIZES; second++) {
            List<Sha256Digest> tree = LEAVES.subList(0, second);
            Sha256Digest secondRoot = ReferenceTree.root(tree);
            for (int first = 1; first <= second; first++) {
                ConsistencyProof proof = new ConsistencyProof(first, second, ReferenceTree.proof(first, tree));
                assertThat(proof.verify(ReferenceTree.root(tree.subList(0, first)), secondRoot))
                        .as("%d to %d", first, second)
                        .isTrue();
            }
        }
    }

    @Test
    void consistencyPathDoesNotLinkATreeWithAnotherLeaf() {
        for (int first = 1; first <= 20; first++) {
            List<Sha256Digest> forged = new ArrayList<>(LEAVES.subList(0, first));
            forged.set(first - 1, Leaves.hash(999));
            for (int second = first; second <= 40; second++) {
                List<Sha256Digest> tree = LEAVES.subList(0, second);
                ConsistencyProof proof = new ConsistencyProof(first, second, ReferenceTree.proof(first, tree));
                assertThat(proof.verify(ReferenceTree.root(forged), ReferenceTree.root(tree)))
                        .isFalse();
            }
        }
    }

    @Test
    void consistencyProofDoesNotBindTheNewSize() {
        List<Sha256Digest> tree = Leaves.hashes(124);
        List<Sha256Digest> path = ReferenceTree.proof(20, tree);
        Sha256Digest first = ReferenceTree.root(tree.subList(0, 20));
        Sha256Digest second = ReferenceTree.root(tree);
        for (int claimed = 20; claimed <= 300; claimed++) {
            assertThat(new ConsistencyProof(20, claimed, path).verify(first, second))
                    .as("claimed size %d", claimed)
                    .isEqualTo(claimed >= 65 && claimed <= 128);
        }
    }

    @Test
    void pathLengthsStayInBoundsAtTheLargestSizes() {
        assertThat(PathLength.inclusion(0, Long.MAX_VALUE)).isEqualTo(63);
        assertThat(PathLength.inclusion(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(62);
        assertThat(PathLength.consistency(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isLessThanOrEqualTo(64);
        assertThat(new InclusionProof(Long.MIN_VALUE, Long.MAX_VALUE, List.of()).verify(Leaves.hash(0), Leaves.hash(0)))
                .isFalse();
        assertThat(new ConsistencyProof(Long.MAX_VALUE, Long.MIN_VALUE, List.of())
                        .verify(Leaves.hash(0), Leaves.hash(0)))
                .isFalse();
    }
}
