package org.govchain.verify;

import static org.govchain.verify.Check.ISSUER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cases about who signed, and whether they were entitled to at the time that counts. */
final class IssuerCases {

    private static final String LONG_AGO = "2026-01-01T00:00:00Z";
    private static final String NEXT_YEAR = "2027-01-01T00:00:00Z";
    /** After the document says it was issued, before it was anchored. */
    private static final String BETWEEN = "2026-03-02T09:00:02Z";

    private static final String AFTERWARDS = "2026-03-02T09:30:00Z";

    private final CaseMaker maker;

    IssuerCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        policies();
        registryOnChain();
        unknown();
        disagreement();
        sharedSealKey();
        keys();
        rights();
    }

    private static Scene scene(Consumer<Scene> change) {
        Scene scene = new Scene();
        change.accept(scene);
        return scene;
    }

    private void policies() {
        Scene scene = new Scene();
        maker.online("no-policy-at-all", scene).withoutPolicy().open(ISSUER, ReasonCode.NO_TRUST_POLICY);
        maker.seal("seal-without-policy", scene).withoutPolicy().open(ISSUER, ReasonCode.NO_TRUST_POLICY);
        CaseMaker.Draft malformed = maker.offline("policy-with-an-unknown-member", scene);
        malformed
                .policy(malformed.policyText().replaceFirst("\\{", "{\"trust\":true,"))
                .fails(ISSUER, ReasonCode.POLICY_MALFORMED);
        CaseMaker.Draft notJson = maker.offline("policy-not-json", scene);
        notJson.policy("trust me").fails(ISSUER, ReasonCode.POLICY_MALFORMED);
        CaseMaker.Draft journal = maker.offline("policy-with-a-changed-journal", scene);
        journal.policy(journal.policyText().replace(hexName("Stadt Musterstadt"), hexName("Stadt Musterstaat")))
                .fails(ISSUER, ReasonCode.POLICY_JOURNAL_MISMATCH);
        CaseMaker.Draft shortened = maker.offline("policy-with-a-change-left-out", scene);
        shortened
                .policy(shortened.policyText().replaceFirst("\"journal\":\\[\"[0-9a-f]*\",", "\"journal\":["))
                .fails(ISSUER, ReasonCode.POLICY_JOURNAL_MISMATCH);
        CaseMaker.Draft revocationHidden = maker.offline(
                "policy-that-hides-a-revocation",
                scene(it -> it.changes.revoke(Scene.ISSUER, Scene.credentialKey(), AFTERWARDS)));
        revocationHidden
                .policy(revocationHidden
                        .policyText()
                        .replaceFirst(",\"[0-9a-f]*\"\\],\"journalHead\"", "],\"journalHead\""))
                .fails(ISSUER, ReasonCode.POLICY_JOURNAL_MISMATCH);
        maker.offline("policy-with-a-key-its-journal-does-not-name", scene(it -> it.policyKeys.add(Scene.FOREIGN_KEY)))
                .fails(ISSUER, ReasonCode.POLICY_KEY_UNNAMED);
    }

    private void registryOnChain() {
        Scene scene = new Scene();
        Scene.Papers papers = scene.papers();
        NodeAnswer honest = scene.node(papers);
        Changes later = new Changes().logAccount(Scene.ORIGIN);
        RegistryJournal grown = grown(scene, later);
        maker.online("chain-has-later-registry-changes", scene)
                .bundle(scene.bundle(papers))
                .evidence(Scene.online(journal(honest, grown, later.list())))
                .valid(scene.headTime);
        maker.online("policy-older-than-the-registry-on-chain", scene)
                .bundle(scene.bundle(papers))
                .evidence(Scene.online(journal(honest, grown, List.of())))
                .open(ISSUER, ReasonCode.POLICY_OUTDATED);
        maker.online("registry-changes-do-not-lead-to-the-head", scene)
                .bundle(scene.bundle(papers))
                .evidence(Scene.online(journal(honest, scene.policyContent().journal(), later.list())))
                .open(ISSUER, ReasonCode.REGISTRY_CONTRADICTS_POLICY);
        Changes revocation = new Changes().revoke(Scene.ISSUER, Scene.credentialKey(), BETWEEN);
        maker.online("key-revoked-on-chain-since-the-policy", scene)
                .bundle(scene.bundle(papers))
                .evidence(Scene.online(journal(honest, grown(scene, revocation), revocation.list())))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_REVOKED);
    }

    private static RegistryJournal grown(Scene scene, Changes later) {
        return scene.policyContent()
                .journal()
                .continuedBy(later.list())
                .asOptional()
                .orElseThrow();
    }

    private static NodeAnswer journal(NodeAnswer node, RegistryJournal journal, List<byte[]> since) {
        return new NodeAnswer(
                node.chainId(),
                node.checkpointAnchor(),
                node.headTime(),
                journal.head(),
                since,
                node.covering(),
                node.presented(),
                node.latestTreeSize(),
                node.status());
    }

    private void unknown() {
        Consumer<Scene> stranger = it -> {
            it.issuer = "https://elsewhere.example";
            it.withSeal = false;
        };
        maker.offline("issuer-not-in-the-registry", scene(stranger)).fails(ISSUER, ReasonCode.ISSUER_UNKNOWN);
        maker.offline("issuer-not-in-an-older-policy", scene(stranger.andThen(IssuerCases::olderPolicy)))
                .open(ISSUER, ReasonCode.ISSUER_UNKNOWN);
        maker.online("issuer-not-in-an-older-policy-nor-on-chain", scene(stranger.andThen(IssuerCases::olderPolicy)))
                .fails(ISSUER, ReasonCode.ISSUER_UNKNOWN);
        Consumer<Scene> ownKeys = it -> {
            it.credentialKey = Scene.FOREIGN_KEY;
            it.sealKey = Scene.FOREIGN_KEY;
        };
        maker.offline("consistent-only-with-its-own-keys", scene(ownKeys)).fails(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
        maker.offline(
                        "consistent-only-with-its-own-keys-older-policy",
                        scene(ownKeys.andThen(IssuerCases::olderPolicy)))
                .open(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
        maker.seal("seal-of-a-key-nobody-registered", scene(it -> it.sealKey = Scene.FOREIGN_KEY))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
        maker.offline("seal-of-a-key-nobody-registered-in-the-bundle", scene(it -> {
                    it.sealKey = Scene.FOREIGN_KEY;
                    it.withCredential = false;
                }))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
        maker.offline("credential-and-seal-of-different-authorities", scene(it -> {
                    it.sealKey = Scene.OTHER_ISSUER_KEY;
                    it.policyKeys.add(Scene.OTHER_ISSUER_KEY);
                }))
                .fails(ISSUER, ReasonCode.ISSUER_MISMATCH);
        maker.credential(
                        "credential-signed-by-another-authority",
                        scene(it -> it.credentialKey = Scene.OTHER_ISSUER_KEY),
                        scene(it -> it.credentialKey = Scene.OTHER_ISSUER_KEY).credential())
                .fails(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
    }

    /** Of two answers the worse one counts, whichever form it belongs to. */
    private void disagreement() {
        maker.offline("unknown-credential-key-and-a-seal-of-a-credential-key-older-policy", scene(it -> {
                    it.credentialKey = Scene.FOREIGN_KEY;
                    it.sealKey = Scene.credentialKey();
                    olderPolicy(it);
                }))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
        maker.offline("unknown-seal-key-and-a-credential-of-a-seal-key-older-policy", scene(it -> {
                    it.credentialKey = Scene.sealKey();
                    it.sealKey = Scene.FOREIGN_KEY;
                    olderPolicy(it);
                }))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
        maker.offline("entitled-credential-with-a-seal-of-an-unknown-key-older-policy", scene(it -> {
                    it.sealKey = Scene.FOREIGN_KEY;
                    olderPolicy(it);
                }))
                .open(ISSUER, ReasonCode.ISSUER_KEY_UNKNOWN);
    }

    /** A seal names its key and no authority: one entitled owner of the key is enough, in whatever order they registered it. */
    private void sharedSealKey() {
        Scene first = shared(2, 1);
        maker.seal("valid-seal-of-a-key-of-two-authorities-the-first-entitled", first)
                .valid(first.listIssuedAt);
        Scene second = shared(1, 2);
        maker.seal("valid-seal-of-a-key-of-two-authorities-the-second-entitled", second)
                .valid(second.listIssuedAt);
        maker.seal("seal-of-a-key-of-two-authorities-neither-entitled", shared(1, 1))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
    }

    private static Scene shared(int purposes, int purposesOfOther) {
        return scene(it -> {
            it.sealKey = TestKey.p256();
            it.policyKeys.add(it.sealKey);
            it.changes
                    .key(Scene.ISSUER, it.sealKey, purposes, LONG_AGO, NEXT_YEAR)
                    .key(Scene.OTHER_ISSUER, it.sealKey, purposesOfOther, LONG_AGO, NEXT_YEAR);
        });
    }

    private static void olderPolicy(Scene scene) {
        scene.policyCreatedAt = Instant.parse("2026-02-01T00:00:00Z");
    }

    /** The licence signed with a key of this history; the seal stays as it is. */
    private static Consumer<Scene> key(String from, String until, String revoked) {
        return it -> {
            it.credentialKey = TestKey.p256();
            it.changes.key(Scene.ISSUER, it.credentialKey, 1, from, until);
            if (!revoked.isEmpty()) {
                it.changes.revoke(Scene.ISSUER, it.credentialKey, revoked);
            }
        };
    }

    private void keys() {
        maker.offline("credential-signed-with-a-seal-key", scene(it -> it.credentialKey = Scene.sealKey()))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
        maker.seal("seal-signed-with-a-credential-key", scene(it -> it.sealKey = Scene.credentialKey()))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
        maker.online("key-not-yet-valid-when-anchored", scene(key("2026-03-02T09:00:04Z", NEXT_YEAR, "")))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_NOT_YET_VALID);
        maker.online("valid-key-from-the-second-of-the-anchor", scene(key("2026-03-02T09:00:03Z", NEXT_YEAR, "")))
                .valid(new Scene().headTime);
        maker.online("retired-key-anchored-after-its-end", scene(key(LONG_AGO, BETWEEN, "")))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_EXPIRED);
        maker.online("key-over-in-the-second-of-the-anchor", scene(key(LONG_AGO, "2026-03-02T09:00:03Z", "")))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_EXPIRED);
        maker.online("retired-key-anchored-before-its-end", scene(key(LONG_AGO, AFTERWARDS, "")))
                .valid(new Scene().headTime);
        maker.offline("retired-key-without-chain", scene(key(LONG_AGO, AFTERWARDS, "")))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        maker.online("stolen-key-back-dated", scene(key(LONG_AGO, NEXT_YEAR, BETWEEN)))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_REVOKED);
        maker.online("key-revoked-in-the-second-of-the-anchor", scene(key(LONG_AGO, NEXT_YEAR, "2026-03-02T09:00:03Z")))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_REVOKED);
        maker.online("key-revoked-after-the-anchor", scene(key(LONG_AGO, NEXT_YEAR, AFTERWARDS)))
                .valid(new Scene().headTime);
        maker.offline("revoked-key-without-chain", scene(key(LONG_AGO, NEXT_YEAR, AFTERWARDS)))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        maker.seal(
                        "revoked-seal-key-without-chain",
                        scene(it -> it.changes.revoke(Scene.ISSUER, Scene.sealKey(), AFTERWARDS)))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        maker.offline("key-of-the-future-without-chain", scene(key("2026-06-01T00:00:00Z", NEXT_YEAR, "")))
                .fails(ISSUER, ReasonCode.ISSUER_KEY_NOT_YET_VALID);
        laterCheckpoint();
    }

    /** The proof leads to a checkpoint after the revocation; what counts is the first one that covers the entry. */
    private void laterCheckpoint() {
        Scene scene = scene(key(LONG_AGO, NEXT_YEAR, "2026-03-02T09:05:00Z"));
        scene.treeSize = Scene.LATER_TREE_SIZE;
        Scene.Papers papers = scene.papers();
        maker.online("key-revoked-after-the-first-covering-checkpoint", scene)
                .bundle(scene.bundle(papers).toBuilder().anchor(null).build())
                .evidence(scene.online(papers))
                .valid(scene.headTime);
    }

    private static Consumer<Scene> permit(Consumer<Changes> rights) {
        return it -> {
            it.type = Scene.OTHER_TYPE;
            it.sealProfileUri = "musterstadt.example/types/building-permit";
            rights.accept(it.changes);
        };
    }

    private void rights() {
        maker.offline("issuer-without-the-right-for-the-type", scene(permit(_ -> {})))
                .fails(ISSUER, ReasonCode.TYPE_NOT_ALLOWED);
        maker.offline("type-not-in-an-older-policy", scene(permit(_ -> {}).andThen(IssuerCases::olderPolicy)))
                .open(ISSUER, ReasonCode.TYPE_NOT_ALLOWED);
        maker.seal("seal-of-a-type-without-right", scene(permit(_ -> {}))).fails(ISSUER, ReasonCode.TYPE_NOT_ALLOWED);
        maker.online(
                        "right-begins-after-the-anchor",
                        scene(permit(it -> it.allow(Scene.ISSUER, Scene.OTHER_TYPE, AFTERWARDS))))
                .fails(ISSUER, ReasonCode.TYPE_NOT_ALLOWED);
        Consumer<Changes> withdrawnBefore = it ->
                it.allow(Scene.ISSUER, Scene.OTHER_TYPE, LONG_AGO).disallow(Scene.ISSUER, Scene.OTHER_TYPE, BETWEEN);
        maker.online("right-withdrawn-before-the-anchor", scene(permit(withdrawnBefore)))
                .fails(ISSUER, ReasonCode.TYPE_RIGHT_WITHDRAWN);
        Consumer<Changes> withdrawnAfter = it ->
                it.allow(Scene.ISSUER, Scene.OTHER_TYPE, LONG_AGO).disallow(Scene.ISSUER, Scene.OTHER_TYPE, AFTERWARDS);
        maker.online("right-withdrawn-after-the-anchor", scene(permit(withdrawnAfter)))
                .valid(new Scene().headTime);
        maker.offline("right-withdrawn-without-chain", scene(permit(withdrawnAfter)))
                .open(ISSUER, ReasonCode.ISSUER_TIME_UNPROVEN);
        Consumer<Changes> again = withdrawnBefore.andThen(it -> it.allow(Scene.ISSUER, Scene.OTHER_TYPE, AFTERWARDS));
        maker.online("right-withdrawn-and-given-again-after-the-anchor", scene(permit(again)))
                .fails(ISSUER, ReasonCode.TYPE_RIGHT_WITHDRAWN);
        Scene oldSeal = scene(it -> {
            it.sealDate = LocalDate.parse("2026-03-02");
            it.sealFrom = Optional.empty();
            it.sealTo = Optional.empty();
        });
        maker.seal("valid-seal-without-period", oldSeal).valid(oldSeal.listIssuedAt);
    }

    private static String hexName(String name) {
        return java.util.HexFormat.of().formatHex(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
