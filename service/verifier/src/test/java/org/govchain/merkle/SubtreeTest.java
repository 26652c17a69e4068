package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubtreeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 255, 256})
    void hasThePerfectNodesThatItsHashesFillAndNoOther(int width) {
        byte[] hashes = hashes(width);
        Subtree subtree = Subtree.of(hashes);
        for (int height = 0; 1 << height <= width; height++) {
            int count = width >> height;
            for (int index = 0; index < count; index++) {
                assertThat(subtree.node(height, index)).isEqualTo(naive(hashes, index << height, 1 << height));
            }
            int beyond = count;
            int level = height;
            assertThatThrownBy(() -> subtree.node(level, beyond)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void hasNoNodeAboveItsHashes() {
        Subtree subtree = Subtree.of(hashes(4));
        assertThatThrownBy(() -> subtree.node(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> subtree.node(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> subtree.node(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 257 * 32})
    void isOfOneTo256WholeHashes(int length) {
        assertThatThrownBy(() -> Subtree.of(new byte[length])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] hashes(int width) {
        byte[] hashes = new byte[32 * width];
        for (int i = 0; i < width; i++) {
            Arrays.fill(hashes, 32 * i, 32 * (i + 1), (byte) i);
        }
        return hashes;
    }

    /** By halves, as RFC 9162 §2.1.1 defines it. */
    private static Sha256Digest naive(byte[] hashes, int first, int count) {
        return count == 1
                ? Sha256Digest.at(hashes, 32 * first)
                : MerkleTree.nodeHash(naive(hashes, first, count / 2), naive(hashes, first + count / 2, count / 2));
    }
}
