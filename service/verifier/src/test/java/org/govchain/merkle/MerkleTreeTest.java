package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    @Test
    void growsTheRootOfTheDefinitionAtEverySize() {
        List<Sha256Digest> leaves = Leaves.hashes(600);
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size < leaves.size(); size++) {
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).as("size %d", size).isEqualTo(ReferenceTree.root(leaves.subList(0, size)));
            tree.append(leaves.get(size));
        }
    }

    @Test
    void appendsEntriesAndFlatLeafHashesAlike() {
        byte[] entries = "leaf 0leaf 1".getBytes(StandardCharsets.UTF_8);
        byte[] flat = new byte[3 * Sha256Digest.LENGTH];
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < 2; i++) {
            tree.appendEntry(entries, 6 * i, 6);
        }
        Leaves.hash(2).copyTo(flat, Sha256Digest.LENGTH);
        tree.appendLeafHash(flat, Sha256Digest.LENGTH);
        assertThat(tree.root()).isEqualTo(ReferenceTree.root(Leaves.hashes(3)));
    }

    @Test
    void leafAndNodeHashesCarryTheirPrefix() {
        Sha256Digest left = Leaves.hash(1);
        Sha256Digest right = Leaves.hash(2);
        assertThat(MerkleTree.leafHash("leaf 1".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(left);
        assertThat(MerkleTree.nodeHash(left, right))
                .isEqualTo(Sha256Digest.hash(new byte[] {1}, left.bytes(), right.bytes()));
        assertThat(MerkleTree.emptyRoot().toHex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void subtreeHasEveryPerfectNodeAndTheRoot() {
        List<Sha256Digest> leaves = Leaves.hashes(256);
        for (int width = 1; width <= 256; width++) {
            byte[] flat = new byte[width * Sha256Digest.LENGTH];
            for (int i = 0; i < width; i++) {
                leaves.get(i).copyTo(flat, i * Sha256Digest.LENGTH);
            }
            Subtree subtree = Subtree.of(flat);
            assertThat(subtree.root()).as("width %d", width).isEqualTo(ReferenceTree.root(leaves.subList(0, width)));
            for (int height = 0; 1 << height <= width; height++) {
                int last = (width >>> height) - 1;
                assertThat(subtree.node(height, last))
                        .as("last node at height %d of width %d", height, width)
                        .isEqualTo(ReferenceTree.root(leaves.subList(last << height, (last + 1) << height)));
            }
        }
    }
}
