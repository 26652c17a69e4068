package org.govchain.cli.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.govchain.log.Checkpoint;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.Presentation;
import org.govchain.verify.StatusHistory;
import org.govchain.verify.StatusListEvidence;

/** Answers from a mirror what the issuer's server would be asked: proof and checkpoint of a document, its status list. */
public final class MirrorEvidence {

    private final MirrorDirectory mirror;
    private final MirroredLog log;
    private final LongConsumer progress;
    private final List<String> notes = new ArrayList<>();

    public MirrorEvidence(MirrorDirectory mirror, LongConsumer progress) {
        this.mirror = mirror;
        this.log = new MirroredLog(mirror);
        this.progress = progress;
    }

    /** What a person should know about how the evidence came about, in English. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Adds a proof where the document brings none. Only payload and salt lead from a document to its entry; a mirror does
     * not have them, because they say more than the log does.
     */
    public Evidence withProof(Presentation presentation, Evidence known) {
        Optional<Bundle> bundle =
                presentation instanceof Presentation.InBundle(var _, Parsed.Ok<Bundle>(Bundle own), var _)
                        ? Optional.of(complete(own, known))
                        : known.bundle();
        Optional<Sha256Digest> leaf = bundle.flatMap(MirrorEvidence::leafHash);
        if (leaf.isEmpty()) {
            notes.add("a mirror knows no documents: without payload and salt nobody can find the entry."
                    + " Give the bundle or the PDF, or name a service to ask with --service");
            return known;
        }
        Optional<MirroredLog.Proof> proof = bundle.get().proof().isPresent()
                ? sealed(bundle.get(), leaf.get())
                : prove(leaf.get(), bundle.get().index());
        return proof.map(found -> known.withBundle(bundle.get().toBuilder()
                        .index(found.proof().index())
                        .proof(found.proof().text())
                        .anchor(found.anchor())
                        .consortiumSeal(found.seal().orElse(null))
                        .build()))
                .orElse(known);
    }

    /**
     * A document with a proof keeps it: a wrong one must stay wrong. What it may lack is the consortium's seal on the same
     * checkpoint, when it was handed out before that was at hand. A checkpoint that the mirrored tree never had is told.
     */
    private Optional<MirroredLog.Proof> sealed(Bundle bundle, Sha256Digest leaf) {
        Optional<TlogProof> own = bundle.proof()
                .flatMap(text -> TlogProof.parse(text).asOptional())
                .filter(this::isOfThisLog);
        own.ifPresent(this::noteHowItStands);
        return own.filter(_ -> bundle.consortiumSeal().isEmpty())
                .flatMap(proof -> log.prove(
                        leaf, proof.index(), proof.checkpoint().checkpoint().treeSize()))
                .filter(proof -> proof.proof().text().equals(bundle.proof().orElseThrow()));
    }

    /**
     * What is judged: the document itself, unless it brings a checkpoint that the mirrored tree never had. Then the mirror's own
     * path to that size takes the place of the document's, which leads to the other history: INCLUSION fails.
     */
    public Presentation judged(Presentation presentation) {
        if (!(presentation instanceof Presentation.InBundle(var carrier, Parsed.Ok<Bundle>(Bundle bundle), var file))) {
            return presentation;
        }
        return bundle.proof()
                .flatMap(text -> TlogProof.parse(text).asOptional())
                .filter(this::isOfThisLog)
                .filter(this::isOfAnotherHistory)
                .flatMap(own -> log.path(
                                own.index(), own.checkpoint().checkpoint().treeSize())
                        .map(path -> new TlogProof(own.index(), path, own.checkpoint())))
                .<Presentation>map(mirrored -> new Presentation.InBundle(
                        carrier,
                        new Parsed.Ok<>(
                                bundle.toBuilder().proof(mirrored.text()).build()),
                        file))
                .orElse(presentation);
    }

    private boolean isOfAnotherHistory(TlogProof proof) {
        Checkpoint own = proof.checkpoint().checkpoint();
        return log.rootAt(own.treeSize())
                .filter(root -> !root.equals(own.root()))
                .isPresent();
    }

    private boolean isOfThisLog(TlogProof proof) {
        return proof.checkpoint().checkpoint().origin().equals(log.checkpoint().origin());
    }

    private void noteHowItStands(TlogProof proof) {
        Checkpoint own = proof.checkpoint().checkpoint();
        if (own.treeSize() > log.checkpoint().treeSize()) {
            notes.add("the mirror has " + log.checkpoint().treeSize() + " entries; the document's checkpoint has "
                    + own.treeSize() + ": run govchain mirror to compare them");
        } else if (isOfAnotherHistory(proof)) {
            notes.add("two histories: the mirrored log never had the checkpoint of size " + own.treeSize()
                    + " that this document brings. Keep both and show them to another member");
        }
    }

    /** The mirrored status list of this address, not yet believed; how old it may be is the verifier's question. */
    public StatusListEvidence statusList(String uri) {
        return MirrorPaths.of(uri)
                .flatMap(mirror::find)
                .<StatusListEvidence>map(
                        token -> new StatusListEvidence.Token(new String(token, StandardCharsets.US_ASCII).strip()))
                .orElseGet(() -> new StatusListEvidence.NotAvailable("the mirror has no such list"));
    }

    /** The mirrored versions of the list of this address around an instant; no changes, which are closed in the log. */
    public Optional<StatusHistory> history(String uri, Instant at) {
        return MirrorPaths.of(uri).flatMap(path -> new MirroredVersions(mirror, path).at(at));
    }

    private Optional<MirroredLog.Proof> prove(Sha256Digest leaf, OptionalLong said) {
        OptionalLong index = said.isPresent() ? said : log.find(leaf, progress);
        Optional<MirroredLog.Proof> proof = index.isPresent() ? log.prove(leaf, index.getAsLong()) : Optional.empty();
        if (proof.isEmpty()) {
            notes.add("the mirror of " + log.checkpoint().origin() + " has "
                    + log.checkpoint().treeSize() + " entries and this document is not among them");
        }
        return proof;
    }

    /** Payload and salt may have been found by the document's hash. */
    private static Bundle complete(Bundle own, Evidence known) {
        Optional<Bundle> found = known.bundle().filter(it -> it.payload().isPresent());
        return own.payload().isPresent() || found.isEmpty()
                ? own
                : own.toBuilder()
                        .payload(found.get().payload().get(), found.get().salt().orElseThrow())
                        .build();
    }

    private static Optional<Sha256Digest> leafHash(Bundle bundle) {
        return bundle.payload()
                .map(payload -> LogEntry.credential(Commitment.of(bundle.salt().orElseThrow(), payload))
                        .leafHash());
    }
}
