package org.govchain.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.consortium.Address;
import org.govchain.consortium.SealedStatusVersion;
import org.govchain.consortium.TestBlock;
import org.govchain.credential.Successor;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;

/**
 * One morning of a licence, 2 March 2026: anchored at 09:00:03 (version 10 of its list), suspended 09:20 (11), lifted 09:30 (12), ended
 * 09:40 (13) in the way a case says; the list at hand is signed at 09:59:30.
 */
final class PastScene {

    static final Instant REVOKED_FROM = Instant.parse("2026-03-05T00:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant[] RECORDED = {
        Instant.parse("2026-03-02T09:00:03Z"),
        Instant.parse("2026-03-02T09:20:00Z"),
        Instant.parse("2026-03-02T09:30:00Z"),
        Instant.parse("2026-03-02T09:40:00Z")
    };
    private static final int FIRST = 10;

    final Scene scene = new Scene();
    Status end = Status.INVALID;
    Instant effective = REVOKED_FROM;
    Optional<Successor> successor = Optional.empty();
    /** What the list at hand says, where it is not the end. */
    Optional<Status> listSays = Optional.empty();

    PastScene(String at) {
        scene.now = Instant.parse(at);
        scene.listVersion = 13;
    }

    /** What the version says. */
    StatusList bits(int version) {
        Status status = switch (version - FIRST) {
            case 0, 2 -> Status.VALID;
            case 1 -> Status.SUSPENDED;
            default -> end;
        };
        return StatusList.ofSize(scene.listSize).with(42, status);
    }

    AnchoredVersion version(int version) {
        return version(version, bits(version), RECORDED[version - FIRST]);
    }

    /** A version with bits and block of its own, sealed by the validators. */
    AnchoredVersion version(int version, StatusList bits, Instant time) {
        Sha256Digest root = Sha256Digest.hash(new byte[] {(byte) version});
        SealedStatusVersion told = new SealedStatusVersion(new StatusListId(Scene.LIST).hash(), version, bits.digest());
        TestBlock block = TestBlock.ofFour()
                .at(100 + version, time)
                .withReceipt(TestBlock.anchor(
                        new Address(scene.anchorContract),
                        Registry.idOf(Scene.ORIGIN),
                        version,
                        root,
                        scene.journalHead(),
                        List.of(told)));
        return new AnchoredVersion(
                version,
                bits.digest(),
                Optional.of(bits),
                new LogOrigin(Scene.ORIGIN),
                new AnchorClaim(
                        1337,
                        scene.anchorContract,
                        100 + version,
                        block.hash(),
                        time,
                        "0x" + "cd".repeat(32),
                        version,
                        root),
                Optional.of(block.seal(0)));
    }

    AnchoredStatusVersion named(int version) {
        return new AnchoredStatusVersion(version, bits(version).digest(), RECORDED[version - FIRST]);
    }

    List<RecordedChange> changes() {
        return List.of(
                change(Status.SUSPENDED, 1, Instant.parse("2026-03-02T09:19:58Z"), Optional.empty()),
                change(Status.VALID, 2, Instant.parse("2026-03-02T09:29:58Z"), Optional.empty()),
                change(end, 3, effective, successor));
    }

    private RecordedChange change(Status status, int step, Instant from, Optional<Successor> next) {
        Instant recorded = RECORDED[step].minusSeconds(2);
        return change(status, recorded, from, next, payload(status, recorded, from, next));
    }

    RecordedChange change(Status status, Instant recorded, Instant from, Optional<Successor> next, byte[] payload) {
        Salt salt = Salt.random(RANDOM);
        Sha256Digest leaf = LogEntry.statusChange(Commitment.of(salt, payload)).leafHash();
        TestTree tree = new TestTree(List.of(Sha256Digest.hash(new byte[] {7}), leaf));
        LogOrigin origin = new LogOrigin(Scene.ORIGIN);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(
                new Checkpoint(origin, 2, tree.root()),
                new CheckpointKey(origin, scene.logKey.key()),
                scene.logKey.signer());
        return new RecordedChange(
                status,
                recorded,
                from,
                Optional.of("under-review"),
                next,
                Optional.of(new RecordedChange.Opening(payload, salt)),
                Optional.of(new TlogProof(1, tree.proof(1).path(), checkpoint).text()));
    }

    byte[] payload(Status status, Instant recorded, Instant from, Optional<Successor> next) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xa0 | (next.isPresent() ? 9 : 7));
        id(out, 1, scene.documentId.bytes());
        number(out, 2, 1);
        number(out, 3, status.bits());
        number(out, 4, recorded.getEpochSecond());
        number(out, 5, from.getEpochSecond());
        text(out, 6, "");
        text(out, 7, "under-review");
        next.ifPresent(it -> {
            id(out, 8, it.credential().bytes());
            number(out, 9, it.version());
        });
        return out.toByteArray();
    }

    private static void id(ByteArrayOutputStream out, int key, byte[] id) {
        out.write(key);
        out.write(0x50);
        out.writeBytes(id);
    }

    private static void number(ByteArrayOutputStream out, int key, long value) {
        out.write(key);
        if (value < 24) {
            out.write((int) value);
        } else {
            out.write(0x1a);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) value).array());
        }
    }

    private static void text(ByteArrayOutputStream out, int key, String text) {
        out.write(key);
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The history as an honest service tells it for the instant. */
    StatusHistory history() {
        int inForce = FIRST;
        for (int version = FIRST; version < FIRST + RECORDED.length; version++) {
            inForce = RECORDED[version - FIRST].isAfter(scene.now) ? inForce : version;
        }
        return history(inForce, inForce + 1);
    }

    StatusHistory history(int inForce, int next) {
        return new StatusHistory(
                new StatusListId(Scene.LIST),
                Optional.of(version(inForce)),
                next < FIRST + RECORDED.length ? Optional.of(version(next).withoutBits()) : Optional.empty(),
                Optional.of(changes()));
    }

    StatusHistory without(int change) {
        List<RecordedChange> left = new ArrayList<>(changes());
        left.remove(change);
        return history().withChanges(left);
    }

    Bundle bundle(Scene.Papers papers) {
        scene.listSays = listSays.orElse(end);
        return scene.bundle(papers);
    }

    /** A node that names this version. */
    Evidence online(Scene.Papers papers, int version) {
        NodeAnswer node = scene.node(papers);
        return Scene.online(new NodeAnswer(
                node.chainId(),
                node.checkpointAnchor(),
                node.headTime(),
                node.journalHead(),
                node.journalSince(),
                node.covering(),
                node.presented(),
                node.latestTreeSize(),
                Optional.of(named(version))));
    }
}
