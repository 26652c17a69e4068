package org.govchain.consortium;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.govchain.merkle.Sha256Digest;

/** Blocks with anchors as a network of four makes them, and what can be wrong with them. */
public final class TestBlock {

    /** Four of them. */
    public static final List<TestValidator> VALIDATORS =
            List.of(named("north"), named("east"), named("south"), named("west"));

    static final Address CONTRACT = new Address("0x" + "c0".repeat(20));
    static final Sha256Digest LOG = digest("musterstadt.example/log/2026");
    static final Sha256Digest ROOT = digest("root");
    static final long SIZE = 4711;
    static final long HEIGHT = 815;
    /** Place of the anchoring transaction. */
    public static final int INDEX = 2;

    private static final String SIGNATURE =
            "CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])";

    private static final Sha256Digest JOURNAL = digest("journal");

    private long height = HEIGHT;
    private long time = 1_772_442_000;
    private List<TestValidator> inHeader = VALIDATORS;
    private List<TestValidator> sealers = VALIDATORS.subList(0, 3);
    private List<byte[]> receipts =
            new ArrayList<>(List.of(receipt(true), receipt(true), anchor(CONTRACT, LOG, SIZE, ROOT), receipt(true)));

    /** A block as it should be. */
    public static TestBlock ofFour() {
        return new TestBlock();
    }

    static SealExpectation expectation() {
        return new SealExpectation(KnownValidators.always(addresses(VALIDATORS)), CONTRACT, LOG, SIZE, ROOT);
    }

    static Set<Address> addresses(List<TestValidator> validators) {
        return Set.copyOf(validators.stream().map(TestValidator::address).toList());
    }

    /** At this height and, in whole seconds, this time. */
    public TestBlock at(long otherHeight, Instant otherTime) {
        height = otherHeight;
        time = otherTime.getEpochSecond();
        return this;
    }

    /** With these seals. */
    public TestBlock sealedBy(TestValidator... others) {
        sealers = List.of(others);
        return this;
    }

    /** With these in the header. */
    public TestBlock withValidators(TestValidator... others) {
        inHeader = List.of(others);
        return this;
    }

    /** With this at {@link #INDEX}. */
    public TestBlock withReceipt(byte[] receipt) {
        receipts.set(INDEX, receipt);
        return this;
    }

    TestBlock withReceipts(List<byte[]> others) {
        receipts = others;
        return this;
    }

    /** The seal on the event at this place of the receipt at {@link #INDEX}. */
    public ConsortiumSeal seal(int logIndex) {
        return ConsortiumSeal.of(header(), INDEX, proof(INDEX), logIndex)
                .asOptional()
                .orElseThrow();
    }

    List<byte[]> receipts() {
        return List.copyOf(receipts);
    }

    /** 0x and 64 digits. */
    public String hash() {
        return BlockHeader.parse(header()).orElseThrow().hash();
    }

    /** The nodes from the root to the receipt at this index. */
    public List<byte[]> proof(int index) {
        return ReceiptTrie.of(receipts).proof(index);
    }

    /** The RLP header. */
    public byte[] header() {
        byte[] digest = BlockHeader.parse(header(List.of())).orElseThrow().commitDigest();
        return header(sealers.stream().map(sealer -> sealer.seal(digest)).toList());
    }

    /** The RLP header with these seals, whatever they are. */
    public byte[] headerSealedWith(byte[]... seals) {
        return header(List.of(seals));
    }

    private byte[] header(List<byte[]> seals) {
        byte[] word = new byte[32];
        List<byte[]> fields = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fields.add(Rlp.string(i == 2 ? new byte[20] : word)); // parent, uncles, coinbase, state
        }
        fields.add(Rlp.string(word)); // transactions
        fields.add(Rlp.string(ReceiptTrie.of(receipts).root()));
        fields.add(Rlp.string(new byte[256])); // bloom
        fields.add(Rlp.number(1)); // difficulty
        fields.add(Rlp.number(height));
        fields.add(Rlp.number(30_000_000));
        fields.add(Rlp.number(100_000));
        fields.add(Rlp.number(time));
        fields.add(Rlp.string(extraData(seals)));
        fields.add(Rlp.string(word)); // mix hash
        fields.add(Rlp.string(new byte[8])); // nonce
        fields.add(Rlp.zero()); // base fee
        return Rlp.list(fields);
    }

    private byte[] extraData(List<byte[]> seals) {
        return Rlp.list(List.of(
                Rlp.string(new byte[32]),
                Rlp.list(inHeader.stream()
                        .map(validator -> Rlp.string(validator.address().bytes()))
                        .toList()),
                Rlp.emptyList(),
                Rlp.zero(),
                Rlp.list(seals.stream().map(Rlp::string).toList())));
    }

    static byte[] anchor(Address contract, Sha256Digest log, long size, Sha256Digest root) {
        return anchor(contract, log, size, root, JOURNAL);
    }

    /** The receipt of a transaction that anchors this. */
    public static byte[] anchor(
            Address contract, Sha256Digest log, long size, Sha256Digest root, Sha256Digest journalHead) {
        return anchor(contract, log, size, root, journalHead, List.of());
    }

    /** The same with versions of status lists. */
    public static byte[] anchor(
            Address contract,
            Sha256Digest log,
            long size,
            Sha256Digest root,
            Sha256Digest journalHead,
            List<SealedStatusVersion> versions) {
        byte[] data = new byte[(5 + 3 * versions.size()) * 32];
        number(data, 0, size);
        number(data, 4, versions.size());
        for (int i = 0; i < versions.size(); i++) {
            System.arraycopy(versions.get(i).listId().bytes(), 0, data, (5 + 3 * i) * 32, 32);
            number(data, 6 + 3 * i, versions.get(i).version());
            System.arraycopy(versions.get(i).digest().bytes(), 0, data, (7 + 3 * i) * 32, 32);
        }
        System.arraycopy(root.bytes(), 0, data, 32, 32);
        System.arraycopy(journalHead.bytes(), 0, data, 64, 32);
        data[127] = (byte) 0x80;
        return typed(receipt(true, event(contract, SIGNATURE, log, data)));
    }

    private static void number(byte[] data, int word, long value) {
        for (int i = 0; i < 8; i++) {
            data[word * 32 + 31 - i] = (byte) (value >>> (8 * i));
        }
    }

    /** The same receipt with an event of something else before the anchor. */
    static byte[] receiptWithEventBefore(byte[] anchored) {
        List<RlpItem> events = fields(anchored).get(3).items().orElseThrow();
        return typed(receipt(
                true,
                event(CONTRACT, "Something(bytes32)", LOG, new byte[160]),
                events.getFirst().encoded()));
    }

    private static List<RlpItem> fields(byte[] typed) {
        byte[] plain = Arrays.copyOfRange(typed, 1, typed.length);
        return RlpItem.parse(plain).orElseThrow().items(4).orElseThrow();
    }

    static byte[] foreignEvent() {
        return receipt(true, event(CONTRACT, "Something(bytes32)", LOG, new byte[160]));
    }

    static byte[] revertedAnchor() {
        return reverted(anchor(CONTRACT, LOG, SIZE, ROOT));
    }

    /** The same receipt of a transaction that failed. */
    public static byte[] reverted(byte[] anchored) {
        List<RlpItem> fields = fields(anchored);
        return typed(Rlp.list(List.of(
                Rlp.zero(),
                fields.get(1).encoded(),
                fields.get(2).encoded(),
                fields.get(3).encoded())));
    }

    static byte[] receipt(boolean succeeded, byte[]... events) {
        return Rlp.list(List.of(
                succeeded ? Rlp.number(1) : Rlp.zero(),
                Rlp.number(21_000),
                Rlp.string(new byte[256]),
                Rlp.list(List.of(events))));
    }

    private static byte[] event(Address contract, String signature, Sha256Digest topic, byte[] data) {
        return Rlp.list(List.of(
                Rlp.string(contract.bytes()),
                Rlp.list(List.of(
                        Rlp.string(Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII))),
                        Rlp.string(topic.bytes()))),
                Rlp.string(data)));
    }

    private static byte[] typed(byte[] receipt) {
        byte[] typed = new byte[receipt.length + 1];
        typed[0] = 2;
        System.arraycopy(receipt, 0, typed, 1, receipt.length);
        return typed;
    }

    static TestValidator named(String name) {
        return TestValidator.named(name);
    }

    static Sha256Digest digest(String text) {
        return Sha256Digest.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
