package org.govchain.cli.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.cli.mirror.MirrorEvidence;
import org.govchain.verify.Bundle;
import org.govchain.verify.ChainEvidence;
import org.govchain.verify.Evidence;
import org.govchain.verify.Presentation;
import org.govchain.verify.Questions;
import org.govchain.verify.StatusHistory;
import org.govchain.verify.StatusListEvidence;
import org.govchain.verify.Verifier;

/**
 * Gathers evidence in the order in which one thing leads to the next: the proof by the document's hash, the status list
 * that the document names, the chain at the place that the proof names. What could not be had is noted, never invented.
 */
public final class Gatherer {

    private final Optional<MirrorEvidence> mirror;
    private final Optional<PublicEvidence> service;
    private final Function<Questions, ChainEvidence> chain;
    private final Optional<Instant> past;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param mirror a mirror of the log, asked before the service
     * @param service absent when nobody is to be asked
     * @param chain how to ask the chain, or why that is not possible
     * @param past the instant that is judged when it is not now
     */
    public Gatherer(
            Optional<MirrorEvidence> mirror,
            Optional<PublicEvidence> service,
            Function<Questions, ChainEvidence> chain,
            Optional<Instant> past) {
        this.mirror = mirror;
        this.service = service;
        this.chain = chain;
        this.past = past;
    }

    /** Adds to {@code known} what the others say. */
    public Evidence gather(Presentation presentation, Evidence known) {
        Evidence evidence = known;
        if (service.isPresent()) {
            evidence = withBundle(presentation, evidence, service.get());
            evidence = withPdfProof(presentation, evidence, service.get());
        }
        if (mirror.isPresent()) {
            evidence = mirror.get().withProof(presentation, evidence);
            evidence = withStatusList(presentation, evidence, mirror.get()::statusList);
        }
        if (service.isPresent()) {
            evidence = withStatusList(presentation, evidence, service.get()::statusList);
        }
        if (past.isPresent()) {
            evidence = withHistory(presentation, evidence, past.get());
        }
        return evidence.withChain(chain.apply(Verifier.questions(presentation, evidence)));
    }

    /** What a person should know about how the evidence came about, in English. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        mirror.ifPresent(asked -> all.addAll(asked.notes()));
        return all;
    }

    private Evidence withBundle(Presentation presentation, Evidence evidence, PublicEvidence from) {
        Questions questions = Verifier.questions(presentation, evidence);
        if (evidence.bundle().isPresent() || questions.evidenceDigest().isEmpty()) {
            return evidence;
        }
        return switch (from.byHash(questions.evidenceDigest().get())) {
            case PublicEvidence.Found.NoAnswer(String detail) -> {
                notes.add(detail);
                yield evidence;
            }
            case PublicEvidence.Found.Bundles(List<Bundle> bundles) -> {
                if (bundles.size() > 1) {
                    notes.add(bundles.size() + " documents name this file; this is about the newest");
                }
                yield bundles.isEmpty()
                        ? evidence.withoutBundle(from.service().toString())
                        : evidence.withBundle(bundles.getFirst());
            }
        };
    }

    /** One at hand goes first. A file without is no worse: its signature vouches for it. */
    private static Evidence withPdfProof(Presentation presentation, Evidence evidence, PublicEvidence from) {
        return evidence.pdfProof().isPresent()
                ? evidence
                : presentation
                        .signedRange()
                        .flatMap(from::pdfProof)
                        .map(evidence::withPdfProof)
                        .orElse(evidence);
    }

    /**
     * The service first: it tells the changes, too. Where nobody knows the document, because it was erased or is not its own, the versions
     * of its list are left, from the service or a mirror; the changes may have come with the document.
     */
    private Evidence withHistory(Presentation presentation, Evidence evidence, Instant at) {
        Questions questions = Verifier.questions(presentation, evidence);
        return service.flatMap(asked -> questions.evidenceDigest().flatMap(digest -> asked.history(digest, at)))
                .or(() -> questions
                        .statusListUri()
                        .flatMap(list -> versions(list, at))
                        .map(found ->
                                presentation.history().map(found::withChangesOf).orElse(found)))
                .map(evidence::withHistory)
                .orElse(evidence);
    }

    private Optional<StatusHistory> versions(String list, Instant at) {
        return service.flatMap(asked -> asked.versions(list, at))
                .filter(found -> found.inForce().isPresent())
                .or(() -> mirror.flatMap(asked -> asked.history(list, at)));
    }

    private static Evidence withStatusList(
            Presentation presentation, Evidence evidence, Function<String, StatusListEvidence> from) {
        if (evidence.statusList() instanceof StatusListEvidence.Token) {
            return evidence;
        }
        Optional<String> uri = Verifier.questions(presentation, evidence).statusListUri();
        return uri.map(address -> evidence.withStatusList(from.apply(address))).orElse(evidence);
    }
}
