package org.govchain.verify;

import static org.govchain.verify.Check.ANCHOR;
import static org.govchain.verify.Check.CHECKPOINT;
import static org.govchain.verify.Check.INCLUSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.govchain.credential.CredentialId;
import org.govchain.credential.CredentialPayload;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;

/** Cases about log and chain: inclusion, checkpoint, anchor and the nodes that were asked. */
final class LogCases {

    private static final Sha256Digest OTHER = Sha256Digest.hash(new byte[] {7});

    private final CaseMaker maker;
    private final Scene scene = new Scene();
    private final Scene.Papers papers = scene.papers();

    LogCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        payload();
        inclusion();
        checkpoint();
        anchorClaim();
        nodes();
        anchors();
    }

    private CaseMaker.Draft offline(String name, Bundle bundle) {
        return maker.offline(name, scene).bundle(bundle);
    }

    private CaseMaker.Draft online(String name, NodeAnswer... nodes) {
        return maker.online(name, scene).bundle(scene.bundle(papers)).evidence(Scene.online(nodes));
    }

    private Bundle.Builder bundle() {
        return scene.bundle(papers).toBuilder();
    }

    private void payload() {
        Scene.Papers other = new Scene().papers();
        offline(
                        "payload-of-another-credential",
                        bundle().seal(null).credential(other.credential()).build())
                .fails(INCLUSION, ReasonCode.PAYLOAD_CREDENTIAL_MISMATCH);
        offline("payload-of-another-seal", bundle().seal(scene.seal()).build())
                .fails(INCLUSION, ReasonCode.PAYLOAD_SEAL_MISMATCH);
        Scene sealless = new Scene();
        sealless.withSeal = false;
        Scene.Papers without = sealless.papers();
        maker.offline("seal-that-the-payload-does-not-have", sealless)
                .bundle(sealless.bundle(without).toBuilder()
                        .seal(without.seal())
                        .build())
                .fails(INCLUSION, ReasonCode.PAYLOAD_SEAL_MISMATCH);
        maker.seal("evidence-for-another-seal", scene, scene.seal())
                .evidence(Evidence.none().withBundle(scene.bundle(papers)))
                .fails(INCLUSION, ReasonCode.PAYLOAD_SEAL_MISMATCH);
        CredentialPayload read = ((CredentialPayload.Accepted) CredentialPayload.parse(papers.payload())).payload();
        byte[] otherId = new CredentialPayload(
                        CredentialId.random(new java.security.SecureRandom()),
                        read.documentId(),
                        read.documentVersion(),
                        read.type(),
                        read.issuerJwsDigest(),
                        read.sealDigest(),
                        read.attachmentDigests())
                .encode();
        offline(
                        "payload-with-another-credential-id",
                        bundle().payload(otherId, papers.salt()).build())
                .fails(INCLUSION, ReasonCode.PAYLOAD_CREDENTIAL_MISMATCH);
        byte[] otherVersion = new CredentialPayload(
                        read.credentialId(),
                        read.documentId(),
                        2,
                        read.type(),
                        read.issuerJwsDigest(),
                        read.sealDigest(),
                        read.attachmentDigests())
                .encode();
        offline(
                        "payload-with-another-document-version",
                        bundle().payload(otherVersion, papers.salt()).build())
                .fails(INCLUSION, ReasonCode.INCLUSION_WRONG);
    }

    private void inclusion() {
        offline("no-payload-in-the-bundle", bundle().withoutPayload().build())
                .open(INCLUSION, ReasonCode.EVIDENCE_NOT_AT_HAND);
        Bundle pending = bundle().proof(null).index(null).anchor(null).build();
        offline("not-in-the-log-yet", pending).open(INCLUSION, ReasonCode.LOG_ENTRY_PENDING);
        maker.online("not-in-the-log-yet-online", scene)
                .bundle(pending)
                .evidence(scene.online(papers))
                .open(CHECKPOINT, ReasonCode.LOG_ENTRY_PENDING);
        maker.online("not-anchored-because-not-in-the-log-yet", scene)
                .bundle(pending)
                .evidence(scene.online(papers))
                .open(ANCHOR, ReasonCode.LOG_ENTRY_PENDING);
        offline(
                        "proof-cut-off",
                        bundle().proof(papers.proof().text().substring(0, 60)).build())
                .fails(INCLUSION, ReasonCode.PROOF_MALFORMED);
        offline("proof-for-another-index-than-the-bundle", bundle().index(2L).build())
                .fails(INCLUSION, ReasonCode.PROOF_INDEX_MISMATCH);
        byte[] salt = papers.salt().bytes();
        salt[0] ^= 1;
        offline(
                        "salt-changed",
                        bundle().payload(papers.payload(), Salt.of(salt)).build())
                .fails(INCLUSION, ReasonCode.INCLUSION_WRONG);
        List<Sha256Digest> path = new java.util.ArrayList<>(papers.proof().path());
        path.set(0, OTHER);
        offline(
                        "proof-hash-changed",
                        withProof(new TlogProof(3, path, papers.proof().checkpoint())))
                .fails(INCLUSION, ReasonCode.INCLUSION_WRONG);
        offline(
                        "proof-hash-left-out",
                        withProof(new TlogProof(
                                3,
                                papers.proof().path().subList(1, 3),
                                papers.proof().checkpoint())))
                .fails(INCLUSION, ReasonCode.INCLUSION_WRONG);
        offline(
                        "proof-index-changed",
                        bundle().index(2L)
                                .proof(new TlogProof(
                                                2,
                                                papers.proof().path(),
                                                papers.proof().checkpoint())
                                        .text())
                                .build())
                .fails(INCLUSION, ReasonCode.INCLUSION_WRONG);
    }

    private Bundle withProof(TlogProof proof) {
        return bundle().proof(proof.text()).anchor(null).build();
    }

    private void checkpoint() {
        String note = papers.proof().text();
        offline(
                        "checkpoint-signature-changed",
                        bundle().proof(DocumentCases.flip(note, note.length() - 20))
                                .build())
                .fails(CHECKPOINT, ReasonCode.CHECKPOINT_SIGNATURE_WRONG);
        log("log-signed-with-another-key", it -> it.logKey = TestKey.ed25519())
                .fails(CHECKPOINT, ReasonCode.CHECKPOINT_SIGNATURE_WRONG);
        originMismatch();
        log("log-not-registered", it -> {
                    it.origin = "elsewhere.example/log";
                    it.logKey = TestKey.ed25519();
                })
                .fails(CHECKPOINT, ReasonCode.LOG_NOT_REGISTERED);
        log("log-not-in-an-older-policy", it -> {
                    it.origin = "elsewhere.example/log";
                    it.policyCreatedAt = Instant.parse("2026-02-01T00:00:00Z");
                })
                .open(CHECKPOINT, ReasonCode.LOG_NOT_REGISTERED);
        log("log-key-not-in-the-policy", it -> it.policyLogs.removeFirst())
                .open(CHECKPOINT, ReasonCode.LOG_KEY_NOT_AT_HAND);
        log("log-closed-before-this-size", it -> it.changes.closeLog(Scene.ORIGIN, 4))
                .fails(CHECKPOINT, ReasonCode.LOG_CLOSED);
        log("valid-in-the-last-checkpoint-of-a-closed-log", it -> it.changes.closeLog(Scene.ORIGIN, 5))
                .valid(scene.listIssuedAt);
        log("valid-in-another-registered-log", it -> {
                    it.origin = Scene.OTHER_ORIGIN;
                    it.logKey = Scene.otherLogKey();
                })
                .valid(scene.listIssuedAt);
    }

    private CaseMaker.Draft log(String name, Consumer<Scene> change) {
        Scene changed = new Scene();
        change.accept(changed);
        return maker.offline(name, changed);
    }

    /** One log's checkpoint under another log's name. */
    private void originMismatch() {
        Checkpoint own = papers.proof().checkpoint().checkpoint();
        LogOrigin otherName = new LogOrigin(Scene.OTHER_ORIGIN);
        SignedCheckpoint other = SignedCheckpoint.sign(
                new Checkpoint(otherName, own.treeSize(), own.root()),
                new CheckpointKey(otherName, Scene.otherLogKey().key()),
                Scene.otherLogKey().signer());
        String note = other.note().replaceFirst(Scene.OTHER_ORIGIN, Scene.ORIGIN);
        String proof = papers.proof().text();
        String renamed = proof.substring(0, proof.indexOf("\n\n") + 2) + note;
        offline(
                        "checkpoint-of-another-log-under-this-name",
                        bundle().proof(renamed).build())
                .fails(CHECKPOINT, ReasonCode.CHECKPOINT_ORIGIN_MISMATCH);
    }

    private void anchorClaim() {
        AnchorClaim it = scene.anchor(papers);
        claim("anchor-of-another-size", tree(it, 6, it.root()));
        claim("anchor-of-another-root", tree(it, it.treeSize(), OTHER));
        claim("anchor-on-another-chain", chain(it, 1, it.contract()));
        claim("anchor-in-another-contract", chain(it, it.chainId(), "0x" + "44".repeat(20)));
        onlineClaim("anchor-in-another-block", block(it, 101, it.blockHash(), it.blockTime(), it.transactionHash()));
        onlineClaim(
                "anchor-with-another-block-hash",
                block(it, 100, "0x" + "00".repeat(32), it.blockTime(), it.transactionHash()));
        onlineClaim(
                "anchor-with-another-block-time",
                block(it, 100, it.blockHash(), it.blockTime().minusSeconds(1), it.transactionHash()));
        onlineClaim(
                "anchor-with-another-transaction",
                block(it, 100, it.blockHash(), it.blockTime(), "0x" + "00".repeat(32)));
    }

    private void claim(String name, AnchorClaim claim) {
        offline(name, bundle().anchor(claim).build()).fails(ANCHOR, ReasonCode.ANCHOR_CONTRADICTED);
    }

    private void onlineClaim(String name, AnchorClaim claim) {
        maker.online(name, scene)
                .bundle(bundle().anchor(claim).build())
                .evidence(scene.online(papers))
                .fails(ANCHOR, ReasonCode.ANCHOR_CONTRADICTED);
    }

    private static AnchorClaim tree(AnchorClaim it, long size, Sha256Digest root) {
        return new AnchorClaim(
                it.chainId(),
                it.contract(),
                it.blockNumber(),
                it.blockHash(),
                it.blockTime(),
                it.transactionHash(),
                size,
                root);
    }

    private static AnchorClaim chain(AnchorClaim it, long chainId, String contract) {
        return new AnchorClaim(
                chainId,
                contract,
                it.blockNumber(),
                it.blockHash(),
                it.blockTime(),
                it.transactionHash(),
                it.treeSize(),
                it.root());
    }

    private static AnchorClaim block(AnchorClaim it, long number, String hash, Instant time, String transaction) {
        return new AnchorClaim(it.chainId(), it.contract(), number, hash, time, transaction, it.treeSize(), it.root());
    }

    private void nodes() {
        maker.seal("chain-not-asked-for-a-seal", scene).validThough(ANCHOR, ReasonCode.CHAIN_NOT_ASKED);
        maker.online("chain-unreachable", scene)
                .evidence(Evidence.none().withChain(new ChainEvidence.Unreachable("connection refused")))
                .open(ANCHOR, ReasonCode.CHAIN_UNREACHABLE);
        NodeVariant node = new NodeVariant(scene.node(papers));
        online("node-of-another-chain", node.chain(1)).open(ANCHOR, ReasonCode.CHAIN_FOREIGN);
        online("node-asked-about-another-contract", node.contract("0x" + "44".repeat(20)))
                .open(ANCHOR, ReasonCode.CHAIN_FOREIGN);
        online("chain-head-too-old", node.head(scene.now.minus(Duration.ofSeconds(301))))
                .open(ANCHOR, ReasonCode.CHAIN_HEAD_TOO_OLD);
        online("valid-with-a-head-as-old-as-it-may-be", node.head(scene.now.minus(Duration.ofMinutes(5))))
                .valid(scene.now.minus(Duration.ofMinutes(5)));
        online("one-of-two-nodes-behind", scene.node(papers), node.head(scene.now.minus(Duration.ofHours(1))))
                .open(ANCHOR, ReasonCode.CHAIN_HEAD_TOO_OLD);
        online("valid-by-two-nodes", scene.node(papers), node.head(scene.now.minus(Duration.ofMinutes(1))))
                .valid(scene.now.minus(Duration.ofMinutes(1)));
        online("two-nodes-with-different-roots", scene.node(papers), node.presented(5, OTHER))
                .fails(ANCHOR, ReasonCode.ANCHOR_ROOT_DIFFERS);
    }

    private void anchors() {
        NodeVariant node = new NodeVariant(scene.node(papers));
        online("node-with-another-root", node.presented(5, OTHER)).fails(ANCHOR, ReasonCode.ANCHOR_ROOT_DIFFERS);
        online("one-node-is-behind-and-one-has-another-root", node.nothing(4), node.presented(5, OTHER))
                .fails(ANCHOR, ReasonCode.ANCHOR_ROOT_DIFFERS);
        online("node-with-another-covering-root", node.covering(5, OTHER, scene.anchoredAt))
                .fails(ANCHOR, ReasonCode.ANCHOR_ROOT_DIFFERS);
        Bundle unclaimed = bundle().anchor(null).build();
        maker.online("checkpoint-not-anchored-yet", scene)
                .bundle(unclaimed)
                .evidence(Scene.online(node.nothing(4)))
                .open(ANCHOR, ReasonCode.ANCHOR_PENDING);
        online("checkpoint-said-to-be-anchored-but-the-chain-passed-it-over", node.nothing(5))
                .fails(ANCHOR, ReasonCode.ANCHOR_CONTRADICTED);
        online("checkpoint-said-to-be-anchored-but-the-node-is-not-there-yet", node.nothing(4))
                .open(ANCHOR, ReasonCode.ANCHOR_PENDING);
        online(
                        "node-answers-for-another-size",
                        node.presented(
                                6, papers.proof().checkpoint().checkpoint().root()))
                .fails(ANCHOR, ReasonCode.ANCHOR_CONTRADICTED);
        online("node-names-no-covering-checkpoint", node.noCovering()).open(ANCHOR, ReasonCode.ANCHOR_PENDING);
        online("covering-checkpoint-that-does-not-cover", node.covering(3, OTHER, scene.anchoredAt))
                .open(ANCHOR, ReasonCode.ANCHOR_PENDING);
        online("covering-checkpoint-beyond-the-presented", node.covering(6, OTHER, scene.anchoredAt))
                .open(ANCHOR, ReasonCode.ANCHOR_PENDING);
        Scene later = new Scene();
        later.anchoredAt = later.now.plusSeconds(61);
        later.headTime = later.now.plusSeconds(120);
        maker.online("anchored-after-the-day-asked-for", later).open(ANCHOR, ReasonCode.ANCHOR_LATER);
        Scene covered = new Scene();
        covered.treeSize = Scene.LATER_TREE_SIZE;
        Scene.Papers longer = covered.papers();
        maker.online("valid-in-a-later-checkpoint", covered)
                .bundle(covered.bundle(longer).toBuilder().anchor(null).build())
                .evidence(covered.online(longer))
                .valid(covered.headTime);
    }
}
