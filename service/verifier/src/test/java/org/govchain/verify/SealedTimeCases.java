package org.govchain.verify;

import static org.govchain.verify.Check.ISSUER;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.merkle.Sha256Digest;

/** Cases about what a sealed block proves about its issuer without any node: the time at the latest, and the registry then. */
final class SealedTimeCases {

    private static final String LONG_AGO = "2026-01-01T00:00:00Z";
    private static final String NEXT_YEAR = "2027-01-01T00:00:00Z";
    private static final String BETWEEN = "2026-03-02T09:00:02Z";
    private static final String IN_THE_SECOND = "2026-03-02T09:00:03Z";
    private static final String AFTERWARDS = "2026-03-02T09:00:04Z";

    private final CaseMaker maker;
    private final Instant asOf = new Scene().listIssuedAt;

    SealedTimeCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        keys();
        rights();
        laterCheckpoint();
        nodes();
        registries();
    }

    private static Scene scene(Consumer<Scene> change) {
        Scene scene = new Scene().sealedByAll();
        change.accept(scene);
        return scene;
    }

    private CaseMaker.Draft key(String name, String from, String until, String revoked) {
        return maker.offline(name, scene(it -> history(it, from, until, revoked)));
    }

    private static void history(Scene scene, String from, String until, String revoked) {
        scene.credentialKey = TestKey.p256();
        scene.changes.key(Scene.ISSUER, scene.credentialKey, 1, from, until);
        if (!revoked.isEmpty()) {
            scene.changes.revoke(Scene.ISSUER, scene.credentialKey, revoked);
        }
    }

    private void keys() {
        key("key-revoked-after-the-sealed-block", LONG_AGO, NEXT_YEAR, AFTERWARDS)
                .valid(asOf);
        key("stolen-key-back-dated-and-sealed-too-late", LONG_AGO, NEXT_YEAR, BETWEEN)
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        key("key-revoked-in-the-second-of-the-sealed-block", LONG_AGO, NEXT_YEAR, IN_THE_SECOND)
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        key("retired-key-sealed-before-its-end", LONG_AGO, AFTERWARDS, "").valid(asOf);
        key("retired-key-sealed-before-its-end-and-revoked-before-that", LONG_AGO, AFTERWARDS, BETWEEN)
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        key("key-over-in-the-second-of-the-sealed-block", LONG_AGO, IN_THE_SECOND, "")
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        key("key-not-yet-valid-when-sealed", AFTERWARDS, NEXT_YEAR, "")
                .fails(ISSUER, ReasonCode.ISSUER_KEY_NOT_YET_VALID);
        key("valid-key-from-the-second-of-the-sealed-block", IN_THE_SECOND, NEXT_YEAR, "")
                .valid(asOf);
    }

    private CaseMaker.Draft right(String name, Consumer<Changes> rights) {
        return maker.offline(name, scene(it -> permit(it, rights)));
    }

    private static void permit(Scene scene, Consumer<Changes> rights) {
        scene.type = Scene.OTHER_TYPE;
        scene.sealProfileUri = "musterstadt.example/types/building-permit";
        rights.accept(scene.changes);
    }

    private static Changes allowed(Changes it, String from) {
        return it.allow(Scene.ISSUER, Scene.OTHER_TYPE, from);
    }

    private static Changes withdrawn(Changes it, String until) {
        return it.disallow(Scene.ISSUER, Scene.OTHER_TYPE, until);
    }

    private void rights() {
        right("right-withdrawn-after-the-sealed-block", it -> withdrawn(allowed(it, LONG_AGO), AFTERWARDS))
                .valid(asOf);
        right(
                        "right-withdrawn-in-the-second-of-the-sealed-block",
                        it -> withdrawn(allowed(it, LONG_AGO), IN_THE_SECOND))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        right(
                        "right-withdrawn-and-given-again-before-the-sealed-block",
                        it -> allowed(withdrawn(allowed(it, LONG_AGO), "2026-02-01T00:00:00Z"), BETWEEN))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        right("right-begins-after-the-sealed-block", it -> allowed(it, AFTERWARDS))
                .fails(ISSUER, ReasonCode.TYPE_NOT_ALLOWED);
    }

    /** What was sealed is a later checkpoint than the first that covers the entry: the seal alone does not know when that was. */
    private void laterCheckpoint() {
        Consumer<Scene> revokedBetween = it -> {
            history(it, LONG_AGO, NEXT_YEAR, "2026-03-02T09:05:00Z");
            it.treeSize = Scene.LATER_TREE_SIZE;
        };
        maker.offline("key-revoked-before-a-later-sealed-checkpoint", scene(revokedBetween))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        maker.online("key-revoked-before-a-later-sealed-checkpoint-online", scene(revokedBetween))
                .valid(new Scene().headTime);
        maker.offline("valid-in-a-later-sealed-checkpoint", scene(it -> it.treeSize = Scene.LATER_TREE_SIZE))
                .valid(asOf);
    }

    private void nodes() {
        Scene scene = scene(it -> history(it, LONG_AGO, NEXT_YEAR, AFTERWARDS));
        Scene.Papers papers = scene.papers();
        NodeAnswer honest = scene.node(papers);
        Sha256Digest root = papers.proof().checkpoint().checkpoint().root();
        maker.online("node-with-a-later-covering-time-than-the-sealed", scene)
                .bundle(scene.bundle(papers))
                .evidence(Scene.online(
                        new NodeVariant(honest).covering(Scene.TREE_SIZE, root, scene.anchoredAt.plusSeconds(1))))
                .valid(scene.headTime);
    }

    private void registries() {
        Sha256Digest before = new Scene().journalHead();
        maker.offline("valid-with-registry-changes-since-the-sealed-block", scene(it -> {
                    it.sealedHead = Optional.of(it.journalHead());
                    it.changes.logAccount(Scene.ORIGIN);
                }))
                .valid(asOf);
        maker.offline("key-registered-after-the-sealed-block", scene(it -> {
                    it.sealedHead = Optional.of(before);
                    history(it, LONG_AGO, NEXT_YEAR, "");
                }))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
        maker.offline("right-registered-after-the-sealed-block", scene(it -> {
                    it.sealedHead = Optional.of(before);
                    permit(it, changes -> allowed(changes, LONG_AGO));
                }))
                .fails(ISSUER, ReasonCode.TYPE_NOT_ALLOWED);
        Scene younger = scene(it -> it.sealedHead = Optional.of(Registry.idOf("a later head")));
        maker.offline("registry-of-the-sealed-block-not-in-the-policy", younger)
                .open(ISSUER, ReasonCode.SEALED_REGISTRY_UNKNOWN);
        maker.offline("registry-of-the-sealed-block-not-in-the-policy-and-key-of-the-future", scene(it -> {
                    it.sealedHead = younger.sealedHead;
                    history(it, AFTERWARDS, NEXT_YEAR, "");
                }))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_NOT_YET_VALID);
        maker.offline("issuer-not-in-the-registry-of-the-sealed-block", scene(it -> {
                    it.issuer = "https://elsewhere.example";
                    it.withSeal = false;
                    it.policyCreatedAt = Instant.parse("2026-02-01T00:00:00Z");
                }))
                .fails(ISSUER, ReasonCode.ISSUER_UNKNOWN);
        sealedSinceThePolicy();
    }

    /** The policy is older than the block, but the node brings the changes in between. */
    private void sealedSinceThePolicy() {
        Changes later = new Changes().logAccount(Scene.ORIGIN);
        Scene scene = scene(_ -> {});
        RegistryJournal grown = scene.policyContent()
                .journal()
                .continuedBy(later.list())
                .asOptional()
                .orElseThrow();
        scene.sealedHead = Optional.of(grown.head());
        Scene.Papers papers = scene.papers();
        NodeAnswer node = scene.node(papers);
        maker.online("valid-with-the-registry-of-the-sealed-block-from-the-chain", scene)
                .bundle(scene.bundle(papers))
                .evidence(Scene.online(new NodeAnswer(
                        node.chainId(),
                        node.checkpointAnchor(),
                        node.headTime(),
                        grown.head(),
                        later.list(),
                        node.covering(),
                        node.presented(),
                        node.latestTreeSize(),
                        node.status())))
                .valid(scene.headTime);
    }
}
