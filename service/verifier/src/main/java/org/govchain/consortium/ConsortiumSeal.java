package org.govchain.consortium;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.log.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * A block header sealed by its validators and the proof that a receipt in it anchors a checkpoint: all that is needed to know, without
 * asking any node, that the consortium agreed. Foreign bytes until {@link #judge} has said otherwise.
 */
public final class ConsortiumSeal {

    /** Most bytes of header and proof together. */
    public static final int MAX_LENGTH = 256 * 1024;

    private static final int MAX_NODES = 16;
    private static final long MAX_INDEX = 1 << 20;

    private final byte[] header;
    private final long transactionIndex;
    private final List<byte[]> receiptProof;
    private final int logIndex;

    private ConsortiumSeal(byte[] header, long transactionIndex, List<byte[]> receiptProof, int logIndex) {
        this.header = header;
        this.transactionIndex = transactionIndex;
        this.receiptProof = receiptProof;
        this.logIndex = logIndex;
    }

    /** What the judgement came to. */
    public sealed interface Judgement {

        /**
         * The consortium sealed it.
         *
         * @param blockNumber height
         * @param blockHash 0x and 64 hexadecimal digits
         * @param blockTime as the validators agreed on it
         * @param event what was anchored
         */
        record Sealed(long blockNumber, String blockHash, Instant blockTime, AnchorEvent event) implements Judgement {}

        /** It shows nothing. */
        record Refused(SealRefusal reason) implements Judgement {}
    }

    /**
     * Puts a seal together; nothing is believed yet.
     *
     * @param header the RLP header, extra data with commit seals
     * @param transactionIndex the transaction's place in the block
     * @param receiptProof the nodes of the receipts trie from the root to its receipt
     * @param logIndex the event's place in the receipt
     */
    public static Parsed<ConsortiumSeal> of(
            byte[] header, long transactionIndex, List<byte[]> receiptProof, int logIndex) {
        long length = header.length
                + receiptProof.stream().mapToLong(node -> node.length).sum();
        if (length > MAX_LENGTH || receiptProof.size() > MAX_NODES) {
            return new Parsed.Malformed<>("a consortium seal has at most 256 KiB and 16 nodes");
        }
        if (transactionIndex < 0 || transactionIndex > MAX_INDEX || logIndex < 0) {
            return new Parsed.Malformed<>("an index of a consortium seal is out of range");
        }
        return new Parsed.Ok<>(new ConsortiumSeal(
                header.clone(),
                transactionIndex,
                receiptProof.stream().map(byte[]::clone).toList(),
                logIndex));
    }

    /** The RLP header. */
    public byte[] header() {
        return header.clone();
    }

    /** The transaction's place in the block. */
    public long transactionIndex() {
        return transactionIndex;
    }

    /** The nodes of the receipts trie from the root to the receipt. */
    public List<byte[]> receiptProof() {
        return receiptProof.stream().map(byte[]::clone).toList();
    }

    /** The event's place in the receipt. */
    public int logIndex() {
        return logIndex;
    }

    /** The header's height, to choose the validators by; empty when it is none. */
    public OptionalLong claimedHeight() {
        return BlockHeader.parse(header).map(it -> OptionalLong.of(it.number())).orElseGet(OptionalLong::empty);
    }

    /** Whether the consortium sealed exactly what is expected. */
    public Judgement judge(SealExpectation expected) {
        Optional<BlockHeader> read = BlockHeader.parse(header);
        if (read.isEmpty()) {
            return refused(SealRefusal.HEADER_MALFORMED);
        }
        CommitSeals seals = new CommitSeals(read.get(), expected.validators());
        Optional<SealRefusal> refusal = seals.refusal();
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Judgement judgement = receipt(read.get(), expected);
        return judgement instanceof Judgement.Sealed
                ? seals.doubt().<Judgement>map(ConsortiumSeal::refused).orElse(judgement)
                : judgement;
    }

    /** Two seals are the same when all their bytes are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConsortiumSeal seal
                && transactionIndex == seal.transactionIndex
                && logIndex == seal.logIndex
                && Arrays.equals(header, seal.header)
                && Arrays.deepEquals(receiptProof.toArray(), seal.receiptProof.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(header) + Arrays.deepHashCode(receiptProof.toArray());
    }

    private Judgement receipt(BlockHeader block, SealExpectation expected) {
        Optional<byte[]> proven =
                TrieProof.value(block.receiptsRoot(), ReceiptTrie.key(transactionIndex), receiptProof);
        if (proven.isEmpty()) {
            return refused(SealRefusal.RECEIPT_NOT_IN_BLOCK);
        }
        Optional<Receipt> receipt = Receipt.parse(proven.get());
        if (receipt.isEmpty()) {
            return refused(SealRefusal.RECEIPT_MALFORMED);
        }
        if (!receipt.get().succeeded()) {
            return refused(SealRefusal.TRANSACTION_REVERTED);
        }
        return logIndex < receipt.get().logs().size()
                ? event(block, receipt.get().logs().get(logIndex), expected)
                : refused(SealRefusal.EVENT_MISSING);
    }

    private static Judgement event(BlockHeader block, Receipt.EventLog log, SealExpectation expected) {
        Optional<AnchorEvent> event = AnchorEvent.read(log);
        if (event.isEmpty()) {
            return refused(SealRefusal.EVENT_MISSING);
        }
        if (!log.contract().equals(expected.contract())) {
            return refused(SealRefusal.CONTRACT_FOREIGN);
        }
        if (!event.get().logId().equals(expected.logId())) {
            return refused(SealRefusal.LOG_MISMATCH);
        }
        if (event.get().treeSize() != expected.treeSize()) {
            return refused(SealRefusal.SIZE_MISMATCH);
        }
        return event.get().root().equals(expected.root())
                ? new Judgement.Sealed(block.number(), block.hash(), block.time(), event.get())
                : refused(SealRefusal.ROOT_MISMATCH);
    }

    private static Judgement refused(SealRefusal reason) {
        return new Judgement.Refused(reason);
    }
}
