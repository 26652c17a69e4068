package org.govchain.verify;

import static org.govchain.verify.Check.ANCHOR;
import static org.govchain.verify.Check.CONSORTIUM;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.TestBlock;
import org.govchain.consortium.TestValidator;
import org.govchain.log.Checkpoint;
import org.govchain.merkle.Sha256Digest;

/** Cases about the consortium's seal on the block of the anchor. */
final class ConsortiumCases {

    private static final TestValidator STRANGER = TestValidator.named("stranger");
    private static final TestValidator FORMER = TestValidator.named("old town");
    private static final TestValidator NEW = TestValidator.named("north-east");
    private static final TestValidator[] ALL = TestBlock.VALIDATORS.toArray(TestValidator[]::new);

    private final CaseMaker maker;

    ConsortiumCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        valid();
        missing();
        headers();
        changes();
        receipts();
        claims();
    }

    private static Scene scene(Consumer<Scene> change) {
        Scene scene = new Scene().sealedByAll();
        change.accept(scene);
        return scene;
    }

    private CaseMaker.Draft block(String name, UnaryOperator<TestBlock> change) {
        return maker.offline(name, scene(it -> it.block = change));
    }

    private void valid() {
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        Bundle bundle = scene.bundle(papers);
        Bundle unsealed = bundle.toBuilder().consortiumSeal(null).build();
        maker.offline("valid-bundle-with-consortium-seal-offline", scene).valid(scene.listIssuedAt);
        maker.online("valid-bundle-with-consortium-seal-online", scene).valid(scene.headTime);
        maker.offline("valid-bundle-from-before-its-consortium-seal", scene)
                .bundle(unsealed)
                .evidence(Evidence.none().withBundle(bundle))
                .valid(scene.listIssuedAt);
        maker.offline("valid-bundle-from-before-its-anchor-with-consortium-seal", scene)
                .bundle(unsealed.toBuilder()
                        .proof(null)
                        .index(null)
                        .anchor(null)
                        .build())
                .evidence(Evidence.none().withBundle(bundle))
                .valid(scene.listIssuedAt);
        maker.seal("valid-seal-with-consortium-seal-in-the-evidence", scene, papers.seal())
                .evidence(scene.online(papers).withBundle(bundle))
                .valid(scene.headTime);
        block("valid-bundle-sealed-by-all-four", it -> it.sealedBy(ALL)).valid(scene.listIssuedAt);
        Scene nobody = new Scene();
        Scene.Papers others = nobody.papers();
        maker.offline("consortium-seal-that-the-policy-does-not-ask-for", nobody)
                .bundle(nobody.bundle(others).toBuilder()
                        .consortiumSeal(scene.block(papers).sealedBy(STRANGER).seal(0))
                        .build())
                .valid(nobody.listIssuedAt);
    }

    private void missing() {
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        Bundle bundle = scene.bundle(papers);
        Bundle unsealed = bundle.toBuilder().consortiumSeal(null).build();
        maker.online("consortium-seal-missing", scene)
                .bundle(unsealed)
                .evidence(scene.online(papers))
                .open(CONSORTIUM, ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND);
        maker.offline("consortium-seal-missing-offline", scene)
                .bundle(unsealed)
                .open(CONSORTIUM, ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND);
        maker.seal("consortium-seal-not-asked-for-by-a-seal-alone", scene)
                .validThough(CONSORTIUM, ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND);
        maker.credential("consortium-seal-not-asked-for-by-a-credential-alone", scene, scene.credential())
                .validThough(CONSORTIUM, ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND);
        Scene later = scene(it -> it.treeSize = Scene.LATER_TREE_SIZE);
        maker.offline("consortium-seal-on-another-checkpoint-in-the-evidence", scene)
                .bundle(unsealed)
                .evidence(Evidence.none().withBundle(later.bundle()))
                .open(CONSORTIUM, ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND);
        maker.offline("consortium-seal-without-a-proof", scene)
                .bundle(bundle.toBuilder().proof(null).index(null).anchor(null).build())
                .open(CONSORTIUM, ReasonCode.LOG_ENTRY_PENDING);
        maker.offline("sealed-after-the-day-asked-for", scene(it -> it.anchoredAt = it.now.plusSeconds(61)))
                .open(CONSORTIUM, ReasonCode.ANCHOR_LATER);
        maker.offline(
                        "valid-though-sealed-a-minute-ahead-of-the-clock",
                        scene(it -> it.anchoredAt = it.now.plusSeconds(60)))
                .valid(scene.listIssuedAt);
    }

    private void headers() {
        replaced("consortium-header-changed", (header, place) -> {
                    header[place] ^= 1;
                    return header;
                })
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_HEADER_UNSEALED);
        replaced("consortium-header-cut-off", (header, _) -> Arrays.copyOf(header, header.length - 1))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_HEADER_MALFORMED);
        block("sealed-by-two-of-four", it -> it.sealedBy(ALL[0], ALL[1]))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_QUORUM_MISSED);
        block("sealed-by-a-stranger-too", it -> it.sealedBy(ALL[0], ALL[1], ALL[2], STRANGER))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_COMMIT_SEAL_FOREIGN);
        block("sealed-twice-by-one", it -> it.sealedBy(ALL[0], ALL[1], ALL[1]))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_COMMIT_SEAL_REPEATED);
        block(
                        "sealed-by-validators-of-its-own",
                        it -> it.withValidators(STRANGER).sealedBy(STRANGER))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_VALIDATORS_FOREIGN);
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        TestBlock genuine = scene.block(papers);
        byte[] hollow = genuine.headerSealedWith(new byte[65], new byte[65], new byte[65]);
        sealed("sealed-with-zeros", scene, papers, seal(hollow, genuine.seal(0)))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_COMMIT_SEAL_WRONG);
    }

    /** Changes the header bytes; the place given is inside the hash of the parent. */
    private CaseMaker.Draft replaced(String name, BiFunction<byte[], Integer, byte[]> change) {
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        ConsortiumSeal genuine = scene.block(papers).seal(0);
        return sealed(name, scene, papers, seal(change.apply(genuine.header(), 20), genuine));
    }

    private CaseMaker.Draft sealed(String name, Scene scene, Scene.Papers papers, ConsortiumSeal seal) {
        return maker.offline(name, scene)
                .bundle(scene.bundle(papers).toBuilder().consortiumSeal(seal).build());
    }

    private static ConsortiumSeal seal(byte[] header, ConsortiumSeal rest) {
        return ConsortiumSeal.of(header, rest.transactionIndex(), rest.receiptProof(), rest.logIndex())
                .asOptional()
                .orElseThrow();
    }

    private static Scene changed(
            List<TestValidator> before, List<TestValidator> since, UnaryOperator<TestBlock> block) {
        Scene scene = new Scene()
                .sealedBy(
                        new ValidatorSet(0, Optional.of(100L), Scene.addresses(before)),
                        new ValidatorSet(101, Optional.empty(), Scene.addresses(since)));
        scene.block = block;
        return scene;
    }

    private static Scene former(UnaryOperator<TestBlock> block) {
        Scene scene = new Scene()
                .sealedBy(
                        new ValidatorSet(0, Optional.of(99L), Scene.addresses(List.of(FORMER, ALL[0]))),
                        new ValidatorSet(100, Optional.empty(), Scene.addresses(TestBlock.VALIDATORS)));
        scene.block = block;
        return scene;
    }

    private void changes() {
        Instant asOf = new Scene().listIssuedAt;
        maker.offline("valid-in-the-first-block-of-new-validators", former(it -> it))
                .valid(asOf);
        maker.offline("sealed-by-a-former-validator-too", former(it -> it.sealedBy(ALL[0], ALL[1], ALL[2], FORMER)))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_COMMIT_SEAL_FORMER);
        maker.offline(
                        "sealed-by-the-validators-of-former-blocks",
                        former(it -> it.withValidators(FORMER, ALL[0]).sealedBy(FORMER, ALL[0])))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_VALIDATORS_FORMER);
        List<TestValidator> grown = List.of(ALL[0], ALL[1], ALL[2], ALL[3], NEW);
        maker.offline("valid-in-the-last-block-before-another-joined", changed(TestBlock.VALIDATORS, grown, it -> it))
                .valid(asOf);
        maker.offline(
                        "sealed-almost-only-by-validators-who-left",
                        changed(TestBlock.VALIDATORS, List.of(ALL[0], NEW, STRANGER), it -> it))
                .open(CONSORTIUM, ReasonCode.CONSORTIUM_VALIDATORS_LEFT);
        block(
                        "sealed-by-validators-that-changed-since-the-policy",
                        it -> it.withValidators(grown.toArray(TestValidator[]::new))
                                .sealedBy(ALL[0], ALL[1], ALL[2], NEW))
                .open(CONSORTIUM, ReasonCode.CONSORTIUM_VALIDATORS_CHANGED);
        Scene unknown =
                new Scene().sealedBy(new ValidatorSet(101, Optional.empty(), Scene.addresses(TestBlock.VALIDATORS)));
        maker.offline("sealed-before-the-first-validators-of-the-policy", unknown)
                .open(CONSORTIUM, ReasonCode.CONSORTIUM_VALIDATORS_UNKNOWN);
    }

    private void receipts() {
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        Checkpoint checkpoint = papers.proof().checkpoint().checkpoint();
        TestBlock genuine = scene.block(papers);
        sealed(
                        "sealed-transaction-reverted",
                        scene,
                        papers,
                        with(scene, papers, TestBlock.reverted(scene.receipt(checkpoint))))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_TRANSACTION_REVERTED);
        sealed("sealed-receipt-that-is-none", scene, papers, with(scene, papers, new byte[] {2, (byte) 0xc0}))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_RECEIPT_MALFORMED);
        ConsortiumSeal other =
                with(scene, papers, scene.receipt(new Checkpoint(checkpoint.origin(), 6, checkpoint.root())));
        sealed("sealed-receipt-of-another-block", scene, papers, seal(genuine.header(), other))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_RECEIPT_NOT_IN_BLOCK);
        ConsortiumSeal seal = genuine.seal(0);
        sealed(
                        "sealed-transaction-index-wrong",
                        scene,
                        papers,
                        ConsortiumSeal.of(seal.header(), seal.transactionIndex() + 1, seal.receiptProof(), 0)
                                .asOptional()
                                .orElseThrow())
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_RECEIPT_NOT_IN_BLOCK);
        maker.offline("sealed-log-index-wrong", scene(it -> it.logIndex = 1))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_EVENT_MISSING);
        anchored(
                        "sealed-event-of-another-contract",
                        "0x" + "44".repeat(20),
                        checkpoint.origin().id().digest(),
                        5,
                        checkpoint.root())
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_CONTRACT_FOREIGN);
        String contract = scene.anchorContract;
        anchored("sealed-event-of-another-log", contract, Registry.idOf(Scene.OTHER_ORIGIN), 5, checkpoint.root())
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_LOG_MISMATCH);
        anchored(
                        "sealed-event-of-another-size",
                        contract,
                        checkpoint.origin().id().digest(),
                        6,
                        checkpoint.root())
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_SIZE_MISMATCH);
        anchored(
                        "sealed-event-of-another-root",
                        contract,
                        checkpoint.origin().id().digest(),
                        5,
                        Registry.idOf("other"))
                .fails(CONSORTIUM, ReasonCode.CONSORTIUM_ROOT_MISMATCH);
    }

    private static ConsortiumSeal with(Scene scene, Scene.Papers papers, byte[] receipt) {
        return scene.block(papers).withReceipt(receipt).seal(0);
    }

    private CaseMaker.Draft anchored(String name, String contract, Sha256Digest log, long size, Sha256Digest root) {
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        byte[] receipt = TestBlock.anchor(new Address(contract), log, size, root, scene.journalHead());
        return sealed(name, scene, papers, with(scene, papers, receipt));
    }

    /** What the bundle says about its anchor is compared with the block, even offline. */
    private void claims() {
        Scene scene = scene(_ -> {});
        Scene.Papers papers = scene.papers();
        AnchorClaim it = scene.anchor(papers);
        claim("anchor-in-another-block-than-the-sealed", scene, papers, 101, it.blockHash(), it.blockTime());
        claim("anchor-with-another-hash-than-the-sealed", scene, papers, 100, "0x" + "ab".repeat(32), it.blockTime());
        claim(
                "anchor-at-another-time-than-the-sealed",
                scene,
                papers,
                100,
                it.blockHash(),
                it.blockTime().minusSeconds(1));
    }

    private void claim(String name, Scene scene, Scene.Papers papers, long block, String hash, Instant time) {
        AnchorClaim it = scene.anchor(papers);
        AnchorClaim other = new AnchorClaim(
                it.chainId(), it.contract(), block, hash, time, it.transactionHash(), it.treeSize(), it.root());
        maker.offline(name, scene)
                .bundle(scene.bundle(papers).toBuilder().anchor(other).build())
                .fails(ANCHOR, ReasonCode.ANCHOR_CONTRADICTED);
    }
}
