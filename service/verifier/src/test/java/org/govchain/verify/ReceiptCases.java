package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.consortium.TestBlock;
import org.govchain.consortium.TestValidator;
import org.govchain.credential.CborWriter;
import org.govchain.handover.HandOverEvent;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.handover.HandOverEvent.Kind;
import org.govchain.handover.HandOverEvent.RecipientKind;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;

/** Receipts as a service gives them, and each with one thing wrong. */
final class ReceiptCases {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID GRANT = UUID.fromString("5f0f4a7e-9d0c-4b7a-8a59-2d9e3f1b6c01");
    private static final UUID DOCUMENT = UUID.fromString("0c2d7a51-6f43-4c1e-b1de-7f4f0f1c2b02");
    private static final Sha256Digest DIGEST = Sha256Digest.hash("anything".getBytes(StandardCharsets.UTF_8));

    private final List<CarriedCase> cases = new ArrayList<>();
    private final Scene scene = new Scene().sealedByAll();
    private final Salt salt = Salt.random(RANDOM);

    static List<CarriedCase> all() {
        ReceiptCases it = new ReceiptCases();
        it.valid();
        it.events();
        it.proofs();
        it.checkpoints();
        it.seals();
        it.unreadable();
        return List.copyOf(it.cases);
    }

    private void valid() {
        for (Kind kind : Kind.values()) {
            add(
                    "valid-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                    receipt(event(kind).encode()),
                    "VALID");
        }
        Scene withoutValidators = new Scene();
        HandOverReceipt plain = receipt(withoutValidators, event(Kind.VIEWED).encode(), false);
        add("valid-where-the-policy-names-no-validators", withoutValidators, text(plain), "VALID");
    }

    /** The event is not what the log commits to, or the log commits to what is no event. */
    private void events() {
        HandOverEvent viewed = event(Kind.VIEWED);
        HandOverReceipt right = receipt(viewed.encode());
        add("event-of-another-time", with(right, at(viewed, viewed.at().plusSeconds(1))), wrong());
        add("event-with-another-purpose", with(right, purpose(viewed, "Kredit")), wrong());
        add("event-of-another-kind", with(right, event(Kind.REFUSED).encode()), wrong());
        add("event-of-another-grant", with(right, grant(viewed, DOCUMENT)), wrong());
        byte[] longer = java.util.Arrays.copyOf(viewed.encode(), viewed.encode().length + 1);
        add("event-with-a-byte-behind-it", receipt(longer), "INVALID SCHEMA payload-malformed");
        add(
                "event-that-is-none",
                receipt(new CborWriter().text("viewed").toBytes()),
                "INVALID SCHEMA payload-malformed");
        add("view-without-its-number", receipt(numberless(viewed)), "INVALID SCHEMA payload-malformed");
        add("salt-changed", new HandOverReceipt(right.payload(), Salt.random(RANDOM), right.proof()), wrong());
    }

    private void proofs() {
        byte[] payload = event(Kind.VIEWED).encode();
        HandOverReceipt right = receipt(payload);
        HandOverReceipt other = receipt(event(Kind.GRANTED).encode());
        add("proof-of-another-entry", proof(right, other.proof().proof().orElseThrow()), wrong());
        add(
                "proof-cut-off",
                proof(right, right.proof().proof().orElseThrow().substring(0, 40)),
                "INVALID INCLUSION proof-malformed");
        add(
                "not-anchored-yet",
                new HandOverReceipt(payload, salt, EntryProof.none()),
                "INDETERMINATE INCLUSION log-entry-pending");
        // A commitment of another kind of entry over the same bytes is another leaf.
        add("entry-of-a-credential", receipt(scene, payload, true), wrong());
    }

    private void checkpoints() {
        byte[] payload = event(Kind.VIEWED).encode();
        Scene foreignKey = new Scene().sealedByAll();
        foreignKey.logKey = Scene.otherLogKey();
        add(
                "checkpoint-signed-with-another-key",
                scene,
                text(receipt(foreignKey, payload, false)),
                "INVALID CHECKPOINT checkpoint-signature-wrong");
        Scene foreignLog = new Scene().sealedByAll();
        foreignLog.origin = "elsewhere.example/log/2026";
        HandOverReceipt foreign = receipt(foreignLog, payload, false);
        add("log-that-nobody-registered", scene, text(foreign), "INDETERMINATE CHECKPOINT log-not-registered");
        cases.add(new CarriedCase(
                CarriedCase.Form.RECEIPT,
                "no-policy-at-all",
                scene.now,
                text(receipt(payload)),
                Optional.empty(),
                "INDETERMINATE CHECKPOINT no-trust-policy"));
    }

    private void seals() {
        byte[] payload = event(Kind.VIEWED).encode();
        HandOverReceipt right = receipt(payload);
        add(
                "consortium-seal-missing",
                seal(right, Optional.empty()),
                "INDETERMINATE CONSORTIUM consortium-seal-not-at-hand");
        Scene.Papers other = papers(scene, event(Kind.GRANTED).encode(), false);
        add(
                "consortium-seal-on-another-checkpoint",
                seal(right, Optional.of(scene.block(other).seal(0))),
                "INVALID CONSORTIUM consortium-root-mismatch");
        TestBlock block = scene.block(papers(scene, payload, false));
        add(
                "consortium-seal-of-a-stranger-alone",
                seal(
                        right,
                        Optional.of(
                                block.sealedBy(TestValidator.named("stranger")).seal(0))),
                "INVALID CONSORTIUM consortium-header-unsealed");
        TestValidator[] two = {TestBlock.VALIDATORS.get(0), TestBlock.VALIDATORS.get(1)};
        add(
                "consortium-seal-of-two-of-four",
                seal(right, Optional.of(block.sealedBy(two).seal(0))),
                "INVALID CONSORTIUM consortium-quorum-missed");
    }

    private void unreadable() {
        String right = text(receipt(event(Kind.VIEWED).encode()));
        add("receipt-of-another-format", right.replace("receipt/1", "receipt/2"));
        add("receipt-with-an-unknown-member", right.replaceFirst("\\{", "{\"note\":\"x\","));
        add("receipt-with-a-member-twice", right.replaceFirst("\\{", "{\"salt\":\"x\","));
        add("receipt-with-a-short-salt", right.replaceFirst("\"salt\":\"...", "\"salt\":\""));
        add("receipt-without-its-event", right.replaceFirst("\"payload\":\"[^\"]*\",", ""));
        add("receipt-cut-off", right.substring(0, right.length() / 2));
    }

    private void add(String name, HandOverReceipt receipt, String expected) {
        add(name, scene, text(receipt), expected);
    }

    private void add(String name, String unreadable) {
        add(name, scene, unreadable, CarriedCase.UNREADABLE);
    }

    private void add(String name, Scene judgedBy, String receipt, String expected) {
        String policy = new String(judgedBy.policyContent().toJson(), StandardCharsets.UTF_8);
        cases.add(new CarriedCase(CarriedCase.Form.RECEIPT, name, scene.now, receipt, Optional.of(policy), expected));
    }

    private static String wrong() {
        return "INVALID INCLUSION inclusion-wrong";
    }

    private static String text(HandOverReceipt receipt) {
        return new String(receipt.toJson(), StandardCharsets.UTF_8);
    }

    private static HandOverReceipt with(HandOverReceipt it, byte[] payload) {
        return new HandOverReceipt(payload, it.salt(), it.proof());
    }

    private static HandOverReceipt proof(HandOverReceipt it, String proof) {
        return new HandOverReceipt(
                it.payload(),
                it.salt(),
                new EntryProof(
                        Optional.of(proof), it.proof().anchor(), it.proof().consortiumSeal()));
    }

    private static HandOverReceipt seal(
            HandOverReceipt it, Optional<org.govchain.consortium.ConsortiumSeal> consortiumSeal) {
        return new HandOverReceipt(
                it.payload(),
                it.salt(),
                new EntryProof(it.proof().proof(), it.proof().anchor(), consortiumSeal));
    }

    private HandOverReceipt receipt(byte[] payload) {
        return receipt(scene, payload, false);
    }

    private HandOverReceipt receipt(Scene by, byte[] payload, boolean asCredential) {
        Scene.Papers papers = papers(by, payload, asCredential);
        return new HandOverReceipt(
                payload,
                salt,
                new EntryProof(
                        Optional.of(papers.proof().text()),
                        Optional.of(by.anchor(papers)),
                        by.sealed ? Optional.of(by.block(papers).seal(0)) : Optional.empty()));
    }

    /** The log with the event in it, anchored. */
    private Scene.Papers papers(Scene by, byte[] payload, boolean asCredential) {
        Commitment commitment = Commitment.of(salt, payload);
        List<Sha256Digest> leaves = new ArrayList<>(Collections.nCopies(
                Scene.TREE_SIZE, LogEntry.credential(new Commitment(DIGEST)).leafHash()));
        LogEntry entry = asCredential ? LogEntry.credential(commitment) : LogEntry.handOver(commitment);
        leaves.set(Scene.INDEX, entry.leafHash());
        TestTree tree = new TestTree(leaves);
        LogOrigin origin = new LogOrigin(by.origin);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(
                new Checkpoint(origin, Scene.TREE_SIZE, tree.root()),
                new CheckpointKey(origin, by.logKey.key()),
                by.logKey.signer());
        TlogProof proof = new TlogProof(Scene.INDEX, tree.proof(Scene.INDEX).path(), checkpoint);
        return new Scene.Papers("", new byte[0], payload, salt, Scene.INDEX, proof);
    }

    private static HandOverEvent event(Kind kind) {
        boolean hands = kind == Kind.GRANTED || kind == Kind.VIEWED;
        return new HandOverEvent(
                GRANT,
                kind == Kind.GRANTED ? 1 : 2,
                kind,
                Instant.parse("2026-03-02T09:00:00Z"),
                kind == Kind.GRANTED ? Optional.empty() : Optional.of(new Commitment(DIGEST)),
                DOCUMENT,
                1,
                DIGEST,
                new HandOverEvent.Terms("Kaufvertrag", Instant.parse("2026-03-16T09:00:00Z"), 3, RecipientKind.BEARER),
                kind == Kind.VIEWED ? Optional.of(1L) : Optional.empty(),
                hands ? Optional.of(DIGEST) : Optional.empty(),
                hands ? List.of(DIGEST) : List.of(),
                kind == Kind.REFUSED ? Optional.of("pin") : Optional.empty(),
                kind == Kind.GRANTED || kind == Kind.WITHDRAWN ? Optional.of(Actor.HOLDER) : Optional.empty());
    }

    private static byte[] at(HandOverEvent it, Instant at) {
        return changed(it, it.grant(), at, it.terms(), it.view());
    }

    private static byte[] purpose(HandOverEvent it, String purpose) {
        HandOverEvent.Terms terms = it.terms();
        return changed(
                it,
                it.grant(),
                it.at(),
                new HandOverEvent.Terms(purpose, terms.validUntil(), terms.views(), terms.recipient()),
                it.view());
    }

    private static byte[] grant(HandOverEvent it, UUID grant) {
        return changed(it, grant, it.at(), it.terms(), it.view());
    }

    private static byte[] numberless(HandOverEvent it) {
        return changed(it, it.grant(), it.at(), it.terms(), Optional.empty());
    }

    private static byte[] changed(
            HandOverEvent it, UUID grant, Instant at, HandOverEvent.Terms terms, Optional<Long> view) {
        return new HandOverEvent(
                        grant,
                        it.number(),
                        it.kind(),
                        at,
                        it.previous(),
                        it.document(),
                        it.documentVersion(),
                        it.issuerJwsDigest(),
                        terms,
                        view,
                        it.presentation(),
                        it.files(),
                        it.reason(),
                        it.actor())
                .encode();
    }
}
