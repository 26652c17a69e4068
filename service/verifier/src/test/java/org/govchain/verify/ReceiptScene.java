package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.consortium.Address;
import org.govchain.consortium.TestBlock;
import org.govchain.consortium.TestValidator;
import org.govchain.handover.HandOverEvent;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;

/** A view of a document that was handed over, logged as the second of two entries and sealed by three of four validators. */
final class ReceiptScene {

    static final Instant VIEWED = Instant.parse("2026-03-02T09:30:00Z");

    final Scene scene = new Scene().sealedByAll();
    final HandOverEvent event = new HandOverEvent(
            new UUID(1, 2),
            2,
            HandOverEvent.Kind.VIEWED,
            VIEWED,
            Optional.of(new Commitment(Sha256Digest.hash(new byte[] {4}))),
            new UUID(3, 4),
            1,
            Sha256Digest.hash(new byte[] {5}),
            new HandOverEvent.Terms(
                    "Kaufvertrag", Instant.parse("2026-03-16T00:00:00Z"), 3, HandOverEvent.RecipientKind.BEARER),
            Optional.of(1L),
            Optional.of(Sha256Digest.hash(new byte[] {6})),
            List.of(),
            Optional.empty(),
            Optional.empty());
    final Salt salt = Salt.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    /** The receipt with everything that proves it. */
    HandOverReceipt receipt() {
        return receipt(event.encode(), salt, 3);
    }

    /** The same, of these bytes, sealed by so many. */
    HandOverReceipt receipt(byte[] payload, Salt own, int sealing) {
        Sha256Digest leaf =
                LogEntry.handOver(Commitment.of(salt, event.encode())).leafHash();
        TestTree tree = new TestTree(List.of(Sha256Digest.hash(new byte[] {7}), leaf));
        LogOrigin origin = new LogOrigin(Scene.ORIGIN);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(
                new Checkpoint(origin, 2, tree.root()),
                new CheckpointKey(origin, scene.logKey.key()),
                scene.logKey.signer());
        TestBlock block = TestBlock.ofFour()
                .at(120, VIEWED.plusSeconds(2))
                .withReceipt(TestBlock.anchor(
                        new Address(scene.anchorContract),
                        Registry.idOf(Scene.ORIGIN),
                        2,
                        tree.root(),
                        scene.journalHead(),
                        List.of()));
        AnchorClaim anchor = new AnchorClaim(
                1337,
                scene.anchorContract,
                120,
                block.hash(),
                VIEWED.plusSeconds(2),
                "0x" + "cd".repeat(32),
                2,
                tree.root());
        return new HandOverReceipt(
                payload,
                own,
                new EntryProof(
                        Optional.of(new TlogProof(1, tree.proof(1).path(), checkpoint).text()),
                        Optional.of(anchor),
                        sealing == 0
                                ? Optional.empty()
                                : Optional.of(block.sealedBy(TestBlock.VALIDATORS
                                                .subList(0, sealing)
                                                .toArray(TestValidator[]::new))
                                        .seal(0))));
    }

    ReceiptVerifier.Report judge(HandOverReceipt receipt) {
        return ReceiptVerifier.verify(
                receipt, Optional.of(TrustPolicy.parse(scene.policyContent().toJson())), scene.now);
    }
}
