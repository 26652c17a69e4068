package org.govchain.consortium;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.govchain.VectorFiles;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes docs/spec/vectors/consortium: {@code mvn test -pl service/verifier -am -Dtest='Write*Vectors' -Dgovchain.writeVectors=true
 * -Dsurefire.failIfNoSpecifiedTests=false}. What is expected follows from the mutation; {@link ConsortiumVectorsTest} reads what was
 * committed.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteConsortiumVectors {

    private static final TestValidator STRANGER = TestValidator.named("stranger");
    private static final TestValidator NEW = TestValidator.named("north-east");
    private static final TestValidator FORMER = TestValidator.named("old town");
    private static final TestValidator[] ALL = TestBlock.VALIDATORS.toArray(TestValidator[]::new);

    @Test
    void seals() {
        write("happy-path", block(), "sealed");
        write("sealed-by-all", block().sealedBy(ALL), "sealed");
        write(
                "receipt-alone-in-its-block",
                block().withReceipts(List.of(anchor())).header(),
                0,
                block().withReceipts(List.of(anchor())).proof(0),
                0,
                "sealed");
        List<byte[]> many = new ArrayList<>(
                IntStream.range(0, 200).mapToObj(i -> TestBlock.receipt(true)).toList());
        many.set(130, anchor());
        TestBlock crowded = block().withReceipts(many);
        write("receipt-among-two-hundred", crowded.header(), 130, crowded.proof(130), 0, "sealed");
    }

    @Test
    void headers() {
        write("header-empty", new byte[0], 2, block().proof(2), 0, "header-malformed");
        byte[] longer = java.util.Arrays.copyOf(block().header(), block().header().length + 1);
        write("header-with-a-byte-behind-it", longer, 2, block().proof(2), 0, "header-malformed");
        write("validators-of-its-own", block().withValidators(STRANGER).sealedBy(STRANGER), "validators-foreign");
        write("validator-missing", block().withValidators(ALL[0], ALL[1], ALL[2]), "validators-changed");
        write("validator-named-twice", block().withValidators(ALL[0], ALL[1], ALL[2], ALL[2]), "validators-changed");
        write(
                "validators-of-its-own-and-one-known",
                block().withValidators(STRANGER, ALL[0]).sealedBy(STRANGER, ALL[0]),
                "validators-foreign");
        write(
                "validators-of-its-own-and-known-names",
                block().withValidators(STRANGER, ALL[0], ALL[1], ALL[2], ALL[3]).sealedBy(STRANGER),
                "validators-foreign");
        byte[] tampered = block().header();
        tampered[20] ^= 1; // in the parent's hash
        write("header-tampered", tampered, 2, block().proof(2), 0, "header-unsealed");
        write("sealed-by-a-stranger-alone", block().sealedBy(STRANGER), "header-unsealed");
        byte[] hollow = block().headerSealedWith(new byte[65], new byte[65], new byte[65]);
        write("seals-of-zeros", hollow, 2, block().proof(2), 0, "commit-seal-wrong");
        write("sealed-by-two-of-four", block().sealedBy(ALL[0], ALL[1]), "quorum-missed");
        write("sealed-by-nobody", block().sealedBy(), "quorum-missed");
        write("seal-of-a-stranger", block().sealedBy(ALL[0], ALL[1], ALL[2], STRANGER), "commit-seal-foreign");
        write("seal-repeated", block().sealedBy(ALL[0], ALL[1], ALL[1]), "commit-seal-repeated");
        write(
                "more-seals-than-validators",
                block().sealedBy(ALL[0], ALL[1], ALL[2], ALL[3], ALL[0]),
                "commit-seal-repeated");
    }

    @Test
    void receipts() {
        write("transaction-reverted", block().withReceipt(TestBlock.revertedAnchor()), "transaction-reverted");
        write("receipt-malformed", block().withReceipt(new byte[] {2, (byte) 0xc0}), "receipt-malformed");
        write("receipt-of-another-block", block().header(), 2, other().proof(2), 0, "receipt-not-in-block");
        write("proof-empty", block().header(), 2, List.of(), 0, "receipt-not-in-block");
        List<byte[]> surplus = new ArrayList<>(block().proof(2));
        surplus.add(surplus.getLast());
        write("proof-with-a-node-too-many", block().header(), 2, surplus, 0, "receipt-not-in-block");
        write("transaction-index-wrong", block().header(), 3, block().proof(2), 0, "receipt-not-in-block");
        write("transaction-index-beyond-the-block", block().header(), 9, block().proof(2), 0, "receipt-not-in-block");
        write("log-index-beyond-the-receipt", block().header(), 2, block().proof(2), 1, "event-missing");
        write("another-event", block().withReceipt(TestBlock.foreignEvent()), "event-missing");
        write(
                "contract-foreign",
                anchored(new Address("0x" + "ab".repeat(20)), TestBlock.LOG, TestBlock.SIZE, TestBlock.ROOT),
                "contract-foreign");
        write(
                "log-mismatch",
                anchored(TestBlock.CONTRACT, TestBlock.digest("other log"), TestBlock.SIZE, TestBlock.ROOT),
                "log-mismatch");
        write(
                "size-mismatch",
                anchored(TestBlock.CONTRACT, TestBlock.LOG, TestBlock.SIZE + 1, TestBlock.ROOT),
                "size-mismatch");
        write(
                "root-mismatch",
                anchored(TestBlock.CONTRACT, TestBlock.LOG, TestBlock.SIZE, TestBlock.digest("other root")),
                "root-mismatch");
    }

    /** The policy knows who the validators were at other heights. */
    @Test
    void changesOfValidators() {
        List<TestValidator> former = List.of(FORMER, ALL[0], ALL[1], ALL[2]);
        List<TestValidator> later = List.of(NEW, STRANGER, FORMER, ALL[0]);
        TestBlock byFormer = block().sealedBy(ALL[0], ALL[1], ALL[2], FORMER);
        write("seal-of-a-former-validator", byFormer, known(TestBlock.VALIDATORS, former), "commit-seal-former");
        TestBlock ofFormer = block().withValidators(FORMER, ALL[0]).sealedBy(FORMER);
        write("validators-of-another-height", ofFormer, known(TestBlock.VALIDATORS, former), "validators-former");
        TestBlock joined =
                block().withValidators(ALL[0], ALL[1], ALL[2], ALL[3], NEW).sealedBy(ALL[0], ALL[1], ALL[2], NEW);
        write("validator-joined-since", joined, "validators-changed");
        write(
                "validator-joined-since-and-reverted",
                joined.withReceipt(TestBlock.revertedAnchor()),
                "transaction-reverted");
        List<TestValidator> grown = new ArrayList<>(TestBlock.VALIDATORS);
        grown.add(NEW);
        write("sealed-before-another-joined", block(), known(grown, TestBlock.VALIDATORS), "sealed");
        write("sealed-by-validators-who-left", block(), known(later, TestBlock.VALIDATORS), "validators-left");
        write(
                "reverted-and-sealed-by-validators-who-left",
                block().withReceipt(TestBlock.revertedAnchor()),
                known(later, TestBlock.VALIDATORS),
                "transaction-reverted");
        List<TestValidator> half = List.of(NEW, FORMER, ALL[0], ALL[1]);
        write("sealed-by-two-of-those-in-office-now", block(), known(half, TestBlock.VALIDATORS), "sealed");
        List<TestValidator> third = List.of(NEW, FORMER, ALL[0]);
        write("sealed-by-a-third-of-those-in-office-now", block(), known(third, List.of()), "validators-left");
    }

    private static KnownValidators known(List<TestValidator> inOffice, List<TestValidator> others) {
        List<TestValidator> ever = new ArrayList<>(TestBlock.VALIDATORS);
        ever.addAll(inOffice);
        ever.addAll(others);
        return new KnownValidators(
                TestBlock.addresses(TestBlock.VALIDATORS), TestBlock.addresses(inOffice), TestBlock.addresses(ever));
    }

    private static TestBlock block() {
        return TestBlock.ofFour();
    }

    private static TestBlock other() {
        return block().withReceipts(List.of(TestBlock.receipt(false), TestBlock.receipt(true), anchor()));
    }

    private static byte[] anchor() {
        return TestBlock.anchor(TestBlock.CONTRACT, TestBlock.LOG, TestBlock.SIZE, TestBlock.ROOT);
    }

    private static TestBlock anchored(Address contract, Sha256Digest log, long size, Sha256Digest root) {
        return block().withReceipt(TestBlock.anchor(contract, log, size, root));
    }

    private static void write(String name, TestBlock block, String expected) {
        write(name, block, known(TestBlock.VALIDATORS, List.of()), expected);
    }

    private static void write(String name, TestBlock block, KnownValidators known, String expected) {
        write(name, block.header(), TestBlock.INDEX, block.proof(TestBlock.INDEX), 0, known, expected);
    }

    private static void write(
            String name, byte[] header, int transactionIndex, List<byte[]> proof, int logIndex, String expected) {
        KnownValidators known = known(TestBlock.VALIDATORS, List.of());
        write(name, header, transactionIndex, proof, logIndex, known, expected);
    }

    private static void write(
            String name,
            byte[] header,
            int transactionIndex,
            List<byte[]> proof,
            int logIndex,
            KnownValidators known,
            String expected) {
        HexFormat hex = HexFormat.of();
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("name", name);
        vector.put("expected", expected);
        SealExpectation expectation = TestBlock.expectation();
        vector.put("validators", sorted(known.atHeight()));
        vector.put("inOffice", sorted(known.inOffice()));
        vector.put("ever", sorted(known.ever()));
        vector.put("contract", expectation.contract().hex());
        vector.put("logId", expectation.logId().toHex());
        vector.put("treeSize", expectation.treeSize());
        vector.put("root", expectation.root().toHex());
        vector.put("header", hex.formatHex(header));
        vector.put("transactionIndex", transactionIndex);
        vector.put("logIndex", logIndex);
        vector.put("receiptProof", proof.stream().map(hex::formatHex).toList());
        VectorFiles.write(VectorFiles.own("consortium"), name, vector);
    }

    private static List<String> sorted(Set<Address> addresses) {
        return addresses.stream().map(Address::hex).sorted().toList();
    }
}
