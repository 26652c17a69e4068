package org.govchain.service.verification;

import java.time.Instant;
import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.StatusReader;
import org.govchain.log.LogId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.AnchoredStatusVersion;
import org.govchain.verify.AnchoredTree;
import org.govchain.verify.ChainEvidence;
import org.govchain.verify.NodeAnswer;
import org.govchain.verify.Questions;
import org.govchain.verify.TrustPolicy;
import org.springframework.stereotype.Component;

/** Asks this installation's node what a verifier wants to know; an outage is an answer too. */
@Component
class ChainQuestions {

    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final RegistryReader registry;
    private final AnchorReader anchors;
    private final StatusReader statuses;

    ChainQuestions(
            ChainConnection chain,
            ContractAddresses contracts,
            RegistryReader registry,
            AnchorReader anchors,
            StatusReader statuses) {
        this.chain = chain;
        this.contracts = contracts;
        this.registry = registry;
        this.anchors = anchors;
        this.statuses = statuses;
    }

    /**
     * The node's answer, relative to a policy that holds the journal up to some point.
     *
     * @param past the instant that is judged when it is not now
     */
    ChainEvidence ask(Questions questions, TrustPolicy policy, Optional<Instant> past) {
        try {
            return new ChainEvidence.Answered(java.util.List.of(answer(questions, policy, past)));
        } catch (ChainUnavailable e) {
            return new ChainEvidence.Unreachable("the node of this service does not answer");
        }
    }

    private NodeAnswer answer(Questions questions, TrustPolicy policy, Optional<Instant> past) {
        var journal = registry.journal();
        Optional<Sha256Digest> log = questions.log().map(LogId::digest);
        return new NodeAnswer(
                chain.chainId(),
                contracts.checkpointAnchor().hex(),
                chain.head().time(),
                journal.head(),
                journal.changes().stream()
                        .skip(policy.content().journal().size())
                        .map(JournalChange::bytes)
                        .toList(),
                log.filter(_ -> questions.index().isPresent())
                        .flatMap(id -> anchors.covering(id, questions.index().getAsLong()))
                        .map(ChainQuestions::tree),
                presented(log, questions.treeSize().orElse(0)),
                log.flatMap(anchors::latest).map(AnchoredCheckpoint::treeSize).orElse(0L),
                questions
                        .statusListId()
                        .flatMap(list ->
                                past.map(instant -> statuses.at(list, instant)).orElseGet(() -> statuses.latest(list)))
                        .map(found -> new AnchoredStatusVersion(found.version(), found.digest(), found.recordedAt())));
    }

    /** The first anchored checkpoint that covers the last entry of a tree is the tree itself, or the tree was not anchored. */
    private Optional<AnchoredTree> presented(Optional<Sha256Digest> log, long size) {
        return log.filter(_ -> size > 0)
                .flatMap(id -> anchors.covering(id, size - 1))
                .filter(anchored -> anchored.treeSize() == size)
                .map(ChainQuestions::tree);
    }

    private static AnchoredTree tree(AnchoredCheckpoint anchored) {
        return new AnchoredTree(
                anchored.treeSize(),
                anchored.root(),
                anchored.block().number(),
                anchored.block().time(),
                Optional.of(anchored.block().hash().hex()),
                Optional.of(anchored.transaction().hex()));
    }
}
