package org.govchain.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.verify.Bundle;
import org.govchain.verify.ChainEvidence;
import org.govchain.verify.Evidence;
import org.govchain.verify.Presentation;
import org.govchain.verify.Questions;
import org.govchain.verify.StatusListEvidence;
import org.govchain.verify.Verifier;

/**
 * Gathers evidence in the order in which one thing leads to the next: the proof by the document's hash, the status list
 * that the document names, the chain at the place that the proof names. What could not be had is noted, never invented.
 */
public final class Gatherer {

    private final Optional<PublicEvidence> service;
    private final Optional<Nodes> nodes;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param service absent when offline
     * @param nodes absent when offline or when no policy says which contracts to ask
     */
    public Gatherer(Optional<PublicEvidence> service, Optional<Nodes> nodes) {
        this.service = service;
        this.nodes = nodes;
    }

    /** Adds to {@code known} what the others say. */
    public Evidence gather(Presentation presentation, Evidence known) {
        Evidence evidence = known;
        if (service.isPresent()) {
            evidence = withBundle(presentation, evidence, service.get());
            evidence = withStatusList(presentation, evidence, service.get());
        }
        if (nodes.isPresent()) {
            Questions questions = Verifier.questions(presentation, evidence);
            evidence = evidence.withChain(nodes.get().ask(questions));
        } else if (service.isPresent()) {
            evidence = evidence.withChain(new ChainEvidence.Unreachable("no trust policy says which contracts to ask"));
        }
        return evidence;
    }

    /** What a person should know about how the evidence came about, in English. */
    public List<String> notes() {
        return List.copyOf(notes);
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

    private Evidence withStatusList(Presentation presentation, Evidence evidence, PublicEvidence from) {
        if (evidence.statusList() instanceof StatusListEvidence.Token) {
            return evidence;
        }
        Optional<String> uri = Verifier.questions(presentation, evidence).statusListUri();
        return uri.map(address -> evidence.withStatusList(from.statusList(address)))
                .orElse(evidence);
    }
}
