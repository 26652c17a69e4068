package org.govchain.verify;

import static org.govchain.verify.Check.STATUS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.SealStatus;
import org.govchain.status.Status;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;

/** Cases about the status list: what it says, whose it is, and whether it is recent enough to say it. */
final class StatusCases {

    private final CaseMaker maker;

    StatusCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        states();
        references();
        availability();
        origin();
        age();
        history();
    }

    private static Scene scene(Consumer<Scene> change) {
        Scene scene = new Scene();
        change.accept(scene);
        return scene;
    }

    private void states() {
        maker.online("revoked", scene(it -> it.listSays = Status.INVALID)).fails(STATUS, ReasonCode.REVOKED);
        maker.online("suspended", scene(it -> it.listSays = Status.SUSPENDED)).fails(STATUS, ReasonCode.SUSPENDED);
        maker.online("superseded", scene(it -> it.listSays = Status.SUPERSEDED)).fails(STATUS, ReasonCode.SUPERSEDED);
        maker.offline("revoked-offline", scene(it -> it.listSays = Status.INVALID))
                .fails(STATUS, ReasonCode.REVOKED);
        maker.seal("seal-revoked", scene(it -> it.listSays = Status.INVALID)).fails(STATUS, ReasonCode.REVOKED);
        maker.offline("revoked-says-an-old-list", scene(it -> {
                    it.listSays = Status.INVALID;
                    it.listIssuedAt = it.now.minus(Duration.ofDays(5));
                }))
                .fails(STATUS, ReasonCode.REVOKED);
        maker.offline("suspended-says-an-old-list", scene(it -> {
                    it.listSays = Status.SUSPENDED;
                    it.listIssuedAt = it.now.minus(Duration.ofHours(25));
                }))
                .open(STATUS, ReasonCode.STATUS_LIST_TOO_OLD);
    }

    private void references() {
        maker.offline("no-status-reference", scene(it -> {
                    it.status = Optional.empty();
                    it.sealStatus = Optional.empty();
                }))
                .open(STATUS, ReasonCode.STATUS_REFERENCE_MISSING);
        maker.offline(
                        "seal-and-credential-name-different-entries",
                        scene(it ->
                                it.sealStatus = Optional.of(new SealStatus("musterstadt.example/status-lists/7", 43))))
                .fails(STATUS, ReasonCode.STATUS_REFERENCE_MISMATCH);
        maker.offline(
                        "seal-and-credential-name-different-lists",
                        scene(it ->
                                it.sealStatus = Optional.of(new SealStatus("musterstadt.example/status-lists/8", 42))))
                .fails(STATUS, ReasonCode.STATUS_REFERENCE_MISMATCH);
        maker.offline("valid-bundle-whose-seal-has-no-status", scene(it -> it.sealStatus = Optional.empty()))
                .valid(new Scene().listIssuedAt);
        maker.offline("status-index-out-of-range", scene(it -> it.listSize = 40))
                .fails(STATUS, ReasonCode.STATUS_INDEX_OUT_OF_RANGE);
    }

    private void availability() {
        Scene scene = new Scene();
        Scene.Papers papers = scene.papers();
        Bundle listless = scene.bundle(papers).toBuilder().statusList(null).build();
        maker.offline("no-status-list-offline", scene).bundle(listless).open(STATUS, ReasonCode.STATUS_NOT_AVAILABLE);
        maker.online("status-list-answers-404", scene)
                .bundle(listless)
                .evidence(scene.online(papers).withStatusList(new StatusListEvidence.NotAvailable("404")))
                .open(STATUS, ReasonCode.STATUS_NOT_AVAILABLE);
        maker.online("status-list-answers-404-but-the-bundle-has-the-anchored-one", scene)
                .bundle(scene.bundle(papers))
                .evidence(scene.online(papers).withStatusList(new StatusListEvidence.NotAvailable("404")))
                .valid(scene.headTime);
        maker.seal("seal-without-status-list", scene)
                .evidence(Evidence.none())
                .open(STATUS, ReasonCode.STATUS_NOT_AVAILABLE);
        Scene revoked = scene(it -> it.listSays = Status.INVALID);
        maker.offline("fetched-list-counts-before-the-one-in-the-bundle", revoked)
                .bundle(new Scene().bundle())
                .list(revoked.statusList())
                .fails(STATUS, ReasonCode.REVOKED);
    }

    private void origin() {
        Scene scene = new Scene();
        String list = scene.statusList();
        maker.seal("status-list-not-a-token", scene).list("<html>").fails(STATUS, ReasonCode.STATUS_LIST_MALFORMED);
        maker.seal("status-list-signature-changed", scene)
                .list(DocumentCases.flip(list, list.length() - 20))
                .fails(STATUS, ReasonCode.STATUS_LIST_SIGNATURE_WRONG);
        maker.seal("status-list-of-another-address", scene(it -> {
                    it.listUri = Scene.OTHER_LIST;
                    it.changes.statusList(Scene.OTHER_LIST, Scene.ISSUER, Scene.ORIGIN);
                }))
                .open(STATUS, ReasonCode.STATUS_LIST_URI_MISMATCH);
        maker.seal("status-list-signed-with-a-foreign-key", scene(it -> it.listKey = Scene.FOREIGN_KEY))
                .open(STATUS, ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED);
        maker.seal("status-list-signed-with-a-foreign-key-newer-policy", scene(it -> {
                    it.listKey = Scene.FOREIGN_KEY;
                    it.policyCreatedAt = it.now;
                }))
                .fails(STATUS, ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED);
        maker.seal("status-list-signed-with-a-credential-key", scene(it -> it.listKey = Scene.credentialKey()))
                .fails(STATUS, ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED);
        maker.seal("status-list-signed-by-another-authority", scene(it -> {
                    it.listKey = Scene.OTHER_ISSUER_KEY;
                    it.policyCreatedAt = it.now;
                }))
                .fails(STATUS, ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED);
        statusKeys();
        registration();
    }

    private void statusKeys() {
        listKey("status-list-signed-before-its-key-began", "2026-03-02T09:59:31Z", "2027-01-01T00:00:00Z");
        listKey("status-list-signed-after-its-key-ended", "2026-01-01T00:00:00Z", "2026-03-02T09:59:30Z");
        maker.seal(
                        "status-list-signed-with-a-revoked-key",
                        scene(it -> it.changes.revoke(Scene.ISSUER, Scene.statusKey(), "2026-03-02T09:59:59Z")))
                .fails(STATUS, ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED);
    }

    private void listKey(String name, String from, String until) {
        maker.seal(name, scene(it -> {
                    it.listKey = TestKey.p256();
                    it.changes.key(Scene.ISSUER, it.listKey, 4, from, until);
                }))
                .fails(STATUS, ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED);
    }

    private void registration() {
        Consumer<Scene> otherList = it -> {
            it.listUri = Scene.OTHER_LIST;
            it.status = Optional.of(new StatusReference(new StatusListId(Scene.OTHER_LIST), 42));
            it.sealStatus = Optional.of(new SealStatus("musterstadt.example/status-lists/8", 42));
        };
        maker.offline("status-list-not-registered", scene(otherList))
                .fails(STATUS, ReasonCode.STATUS_LIST_NOT_REGISTERED);
        maker.offline(
                        "status-list-not-in-an-older-policy",
                        scene(otherList.andThen(it -> it.policyCreatedAt = Instant.parse("2026-02-01T00:00:00Z"))))
                .open(STATUS, ReasonCode.STATUS_LIST_NOT_REGISTERED);
        Consumer<Scene> foreignList = otherList.andThen(it -> {
            it.changes.statusList(Scene.OTHER_LIST, Scene.OTHER_ISSUER, Scene.ORIGIN);
            it.listKey = Scene.OTHER_ISSUER_KEY;
        });
        maker.offline("status-list-of-another-authority", scene(foreignList))
                .fails(STATUS, ReasonCode.STATUS_LIST_NOT_REGISTERED);
        Scene sealOnly = scene(foreignList);
        maker.seal("seal-with-a-status-list-of-another-authority", sealOnly)
                .fails(STATUS, ReasonCode.STATUS_LIST_NOT_REGISTERED);
        Scene credentialOnly = scene(foreignList);
        maker.credential(
                        "credential-with-a-status-list-of-another-authority",
                        credentialOnly,
                        credentialOnly.credential())
                .fails(STATUS, ReasonCode.STATUS_LIST_NOT_REGISTERED);
    }

    private void age() {
        maker.offline("status-list-expired", scene(it -> {
                    it.listIssuedAt = it.now.minus(Duration.ofHours(2));
                    it.listLifetime = Duration.ofHours(2);
                }))
                .open(STATUS, ReasonCode.STATUS_LIST_EXPIRED);
        maker.online("status-list-expired-online", scene(it -> {
                    it.listIssuedAt = it.now.minus(Duration.ofHours(2));
                    it.listLifetime = Duration.ofHours(2);
                }))
                .open(STATUS, ReasonCode.STATUS_LIST_EXPIRED);
        maker.offline("status-list-too-old", scene(it -> it.listIssuedAt = it.now.minus(Duration.ofSeconds(86_401))))
                .open(STATUS, ReasonCode.STATUS_LIST_TOO_OLD);
        Scene oldest = scene(it -> it.listIssuedAt = it.now.minus(Duration.ofDays(1)));
        maker.offline("status-list-as-old-as-it-may-be", oldest).valid(oldest.listIssuedAt);
        maker.online(
                        "status-list-old-but-the-anchored-one",
                        scene(it -> it.listIssuedAt = it.now.minus(Duration.ofSeconds(86_401))))
                .valid(new Scene().headTime);
        anchored("status-list-older-than-the-anchored-version", 13, ReasonCode.STATUS_LIST_OUTDATED);
        Scene other = new Scene();
        Scene.Papers papers = other.papers();
        maker.online("status-list-with-another-digest-than-anchored", other)
                .bundle(other.bundle(papers))
                .evidence(Scene.online(status(other.node(papers), 12, Sha256Digest.hash(new byte[] {9}), other.now)))
                .fails(STATUS, ReasonCode.STATUS_LIST_DIGEST_MISMATCH);
        maker.online("status-list-with-another-digest-at-one-of-two-nodes", other)
                .bundle(other.bundle(papers))
                .evidence(Scene.online(
                        other.node(papers),
                        status(other.node(papers), 12, Sha256Digest.hash(new byte[] {9}), other.now)))
                .fails(STATUS, ReasonCode.STATUS_LIST_DIGEST_MISMATCH);
        maker.online("valid-with-a-status-list-newer-than-anchored", other)
                .bundle(other.bundle(papers))
                .evidence(Scene.online(status(other.node(papers), 11, Sha256Digest.hash(new byte[] {9}), other.now)))
                .valid(other.listIssuedAt);
    }

    private void anchored(String name, long version, ReasonCode reason) {
        Scene scene = new Scene();
        Scene.Papers papers = scene.papers();
        maker.online(name, scene)
                .bundle(scene.bundle(papers))
                .evidence(
                        Scene.online(status(scene.node(papers), version, Sha256Digest.hash(new byte[] {9}), scene.now)))
                .open(STATUS, reason);
    }

    private static NodeAnswer status(NodeAnswer node, long version, Sha256Digest digest, Instant recordedAt) {
        return new NodeAnswer(
                node.chainId(),
                node.checkpointAnchor(),
                node.headTime(),
                node.journalHead(),
                node.journalSince(),
                node.covering(),
                node.presented(),
                node.latestTreeSize(),
                Optional.of(new AnchoredStatusVersion(version, digest, recordedAt)));
    }

    /** Judged for a day that is past. */
    private void history() {
        Consumer<Scene> threeDaysLater = it -> {
            it.listIssuedAt = it.now.plus(Duration.ofDays(3));
            it.headTime = it.now.plus(Duration.ofDays(3));
        };
        maker.offline("status-list-later-than-the-day-asked-for", scene(threeDaysLater))
                .open(STATUS, ReasonCode.STATUS_LIST_LATER);
        maker.offline(
                        "revoked-since-the-day-asked-for",
                        scene(threeDaysLater.andThen(it -> it.listSays = Status.INVALID)))
                .open(STATUS, ReasonCode.STATUS_LIST_LATER);
        Scene unchanged = scene(threeDaysLater);
        maker.online("valid-on-a-past-day-by-the-version-anchored-that-day", unchanged)
                .valid(unchanged.now);
        maker.online(
                        "revoked-already-on-the-day-asked-for",
                        scene(threeDaysLater.andThen(it -> it.listSays = Status.INVALID)))
                .fails(STATUS, ReasonCode.REVOKED);
        Scene changed = scene(threeDaysLater);
        Scene.Papers papers = changed.papers();
        maker.online("status-list-changed-since-the-day-asked-for", changed)
                .bundle(changed.bundle(papers))
                .evidence(
                        Scene.online(status(changed.node(papers), 11, Sha256Digest.hash(new byte[] {9}), changed.now)))
                .open(STATUS, ReasonCode.STATUS_LIST_LATER);
    }
}
