package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Blocks of a real Besu QBFT network, found through the property {@code govchain.vectors}. */
class BesuBlocksTest {

    @TestFactory
    List<DynamicTest> readsTheBlocksOfARealNetwork() {
        String directory = System.getProperty("govchain.vectors", "");
        assumeTrue(!directory.isBlank(), "SKIPPED: the property govchain.vectors is not set");
        Path vectors = Path.of(directory, "qbft");
        assumeTrue(Files.isDirectory(vectors), "SKIPPED: no qbft vectors where govchain.vectors points to");
        return VectorFiles.in(vectors)
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> check(vector.json())))
                .toList();
    }

    private static void check(JsonNode block) {
        BlockHeader header = BlockHeader.parse(hex(block.required("rawHeader"))).orElseThrow();
        List<Address> validators = StreamSupport.stream(
                        block.required("validators").spliterator(), false)
                .map(it -> new Address(it.asString()))
                .toList();

        assertThat(header.hash()).isEqualTo(block.at("/block/hash").asString());
        assertThat(header.number())
                .isEqualTo(Long.decode(block.required("blockNumber").asString()));
        assertThat(header.validators()).containsExactlyInAnyOrderElementsOf(validators);
        List<Address> sealers = header.seals().stream()
                .map(seal -> CommitSeal.signer(seal, header.commitDigest()).orElseThrow())
                .toList();
        assertThat(sealers).doesNotHaveDuplicates().isSubsetOf(validators);
        assertThat(sealers).hasSizeGreaterThanOrEqualTo((2 * validators.size() + 2) / 3);
        checkReceipts(block, header);
    }

    private static void checkReceipts(JsonNode block, BlockHeader header) {
        List<byte[]> receipts = new ArrayList<>();
        block.required("rawReceipts").forEach(receipt -> receipts.add(withoutStringPrefix(hex(receipt))));
        ReceiptTrie trie = ReceiptTrie.of(receipts);
        assertThat(trie.root()).isEqualTo(header.receiptsRoot());
        for (int i = 0; i < receipts.size(); i++) {
            Optional<byte[]> proven = TrieProof.value(header.receiptsRoot(), ReceiptTrie.key(i), trie.proof(i));
            assertThat(proven).hasValue(receipts.get(i));
            assertThat(TrieProof.value(header.receiptsRoot(), ReceiptTrie.key(i + 1), trie.proof(i)))
                    .isEmpty();
        }
        int index = Integer.decode(block.required("transactionIndex").asString());
        Receipt receipt = Receipt.parse(receipts.get(index)).orElseThrow();
        assertThat(receipt.succeeded())
                .isEqualTo(block.at("/receipt/status").asString().equals("0x1"));
        assertThat(receipt.logs())
                .hasSameSizeAs(StreamSupport.stream(block.at("/receipt/logs").spliterator(), false)
                        .toList());
    }

    /** The node wraps a typed receipt into a string; the trie holds it bare. */
    private static byte[] withoutStringPrefix(byte[] receipt) {
        RlpItem item = RlpItem.parse(receipt).orElseThrow();
        return item.isList() ? receipt : item.string().orElseThrow();
    }

    private static byte[] hex(JsonNode text) {
        String digits = text.asString();
        return HexFormat.of().parseHex(digits, 2, digits.length());
    }
}
