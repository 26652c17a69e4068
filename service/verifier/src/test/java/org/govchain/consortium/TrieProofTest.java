package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merkle-Patricia tries of every shape that a block can have, and nodes that nobody would write (yellow paper, appendices C and D). */
class TrieProofTest {

    private static final byte[] VALUE =
            "a value that is longer than a hash, so that it stands alone".getBytes(StandardCharsets.US_ASCII);

    /** 129: keys 0x80 and 0x8180. 130 and 258: paths that are shared by one nibble and by three. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 128, 129, 130, 200, 256, 257, 258, 300})
    void aReceiptOfABlockIsProvenAndNoOtherIs(int size) {
        for (int length : new int[] {1, 60}) {
            List<byte[]> receipts =
                    IntStream.range(0, size).mapToObj(i -> receipt(i, length)).toList();
            ReceiptTrie trie = ReceiptTrie.of(receipts);
            for (int i : places(size)) {
                List<byte[]> proof = trie.proof(i);
                assertThat(TrieProof.value(trie.root(), ReceiptTrie.key(i), proof))
                        .hasValue(receipts.get(i));
                assertThat(TrieProof.value(trie.root(), ReceiptTrie.key(size), proof))
                        .isEmpty();
                assertThat(TrieProof.value(trie.root(), ReceiptTrie.key(i), proof.subList(0, proof.size() - 1)))
                        .isEmpty();
                List<byte[]> more = new ArrayList<>(proof);
                more.add(proof.getLast());
                assertThat(TrieProof.value(trie.root(), ReceiptTrie.key(i), more))
                        .isEmpty();
            }
        }
    }

    @Test
    void aKeyMayEndAtABranchThatHasAValue() {
        byte[] branch = branch(VALUE);
        byte[] root = shortNode("000102", Rlp.string(Keccak256.hash(branch)));

        assertThat(proven("0102", root, branch)).isTrue();
        byte[] without = branch(new byte[0]);
        assertThat(proven("0102", shortNode("000102", Rlp.string(Keccak256.hash(without))), without))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200102, true", // the leaf of the whole key
        "2001, false", // ends before the key
        "20010203, false", // goes on behind it
        "200103, false", // another one
        "310102, false", // half a byte too long
        "000102, false" // an extension where the leaf should be
    })
    void aLeafEndsWhereTheKeyEnds(String path, boolean proven) {
        assertThat(proven("0102", shortNode(path, Rlp.string(VALUE)))).isEqualTo(proven);
    }

    @Test
    void anExtensionLeadsSomewhere() {
        byte[] leaf = shortNode("200102", Rlp.string(VALUE));

        assertThat(proven("0102", shortNode("00", Rlp.string(Keccak256.hash(leaf))), leaf))
                .isFalse();
        byte[] rest = shortNode("32", Rlp.string(VALUE));
        assertThat(proven("0102", shortNode("1010", Rlp.string(Keccak256.hash(rest))), rest))
                .isTrue();
        assertThat(proven("0102", shortNode("00010203", Rlp.string(Keccak256.hash(leaf))), leaf))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c0", "c180", "c3808080"})
    void otherNodesAreNone(String node) {
        assertThat(proven("0102", HexFormat.of().parseHex(node))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12345, false, 112345",
        "012345, false, 00012345",
        "0f1cb8, true, 200f1cb8",
        "f1cb8, true, 3f1cb8",
        "'', false, 00",
        "'', true, 20",
        "7, true, 37"
    })
    void pathsAreCompact(String nibbles, boolean leaf, String hex) {
        byte[] path = new byte[nibbles.length()];
        for (int i = 0; i < path.length; i++) {
            path[i] = (byte) Character.digit(nibbles.charAt(i), 16);
        }

        assertThat(Nibbles.compact(path, 0, path.length, leaf))
                .isEqualTo(HexFormat.of().parseHex(hex));
        Nibbles.Path read = Nibbles.read(HexFormat.of().parseHex(hex)).orElseThrow();
        assertThat(read.nibbles()).isEqualTo(path);
        assertThat(read.leaf()).isEqualTo(leaf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0f", "21", "40", "50", "80", "f0"})
    void otherBytesAreNoPath(String hex) {
        assertThat(Nibbles.read(HexFormat.of().parseHex(hex))).isEmpty();
    }

    /** Beside the first and last where the keys become longer. */
    private static int[] places(int size) {
        return IntStream.of(0, 1, 15, 16, 127, 128, 129, 255, 256, size - 1)
                .filter(place -> place >= 0 && place < size)
                .distinct()
                .toArray();
    }

    private static boolean proven(String key, byte[]... nodes) {
        return TrieProof.value(Keccak256.hash(nodes[0]), HexFormat.of().parseHex(key), List.of(nodes))
                .isPresent();
    }

    private static byte[] shortNode(String path, byte[] encoded) {
        return Rlp.list(List.of(Rlp.string(HexFormat.of().parseHex(path)), encoded));
    }

    private static byte[] branch(byte[] value) {
        List<byte[]> items = new ArrayList<>(Collections.nCopies(16, Rlp.zero()));
        items.add(Rlp.string(value));
        return Rlp.list(items);
    }

    private static byte[] receipt(int index, int length) {
        byte[] receipt = new byte[length + 2];
        receipt[0] = (byte) (1 + (index >> 8));
        receipt[1] = (byte) index;
        return receipt;
    }
}
