package org.govchain.cli.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.AnchoredStatus;
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
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyContracts;
import org.govchain.verify.Questions;

/** Asks nodes of the chain; the contracts are those of the trust policy, never those a document names. */
public final class Nodes {

    private final List<URI> urls;
    private final PolicyContent policy;
    private final Optional<Instant> pastInstant;
    private final List<String> failures = new ArrayList<>();

    /**
     * @param urls the nodes, all of them are asked
     * @param pastInstant the instant that is judged when it is not now
     */
    public Nodes(List<URI> urls, PolicyContent policy, Optional<Instant> pastInstant) {
        this.urls = List.copyOf(urls);
        this.policy = policy;
        this.pastInstant = pastInstant;
    }

    /** The answers of the nodes that gave one; unreachable only when none did. */
    public ChainEvidence ask(Questions questions) {
        List<NodeAnswer> answers = new ArrayList<>();
        for (URI url : urls) {
            try (ChainConnection chain = ChainConnection.open(url)) {
                answers.add(ask(chain, questions));
            } catch (ChainUnavailable e) {
                failures.add(url.getHost() + ":" + url.getPort() + ": " + e.getMessage());
            }
        }
        return answers.isEmpty()
                ? new ChainEvidence.Unreachable(String.join("; ", failures))
                : new ChainEvidence.Answered(answers);
    }

    /** The nodes that gave no answer, which somebody who named several should know. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private NodeAnswer ask(ChainConnection chain, Questions questions) {
        ContractAddresses contracts = contracts(policy.contracts());
        var journal = new RegistryReader(chain, contracts).journal();
        AnchorReader anchors = new AnchorReader(chain, contracts);
        Optional<Sha256Digest> log = questions.log().map(Nodes::digest);
        return new NodeAnswer(
                chain.chainId(),
                contracts.checkpointAnchor().hex(),
                chain.head().time(),
                journal.head(),
                journal.changes().stream()
                        .skip(policy.journal().size())
                        .map(JournalChange::bytes)
                        .toList(),
                covering(anchors, log, questions),
                presented(anchors, log, questions),
                log.flatMap(anchors::latest).map(AnchoredCheckpoint::treeSize).orElse(0L),
                questions.statusListId().flatMap(list -> status(new StatusReader(chain, contracts), list)));
    }

    private static Optional<AnchoredTree> covering(
            AnchorReader anchors, Optional<Sha256Digest> log, Questions questions) {
        return log.filter(id -> questions.index().isPresent())
                .flatMap(id -> anchors.covering(id, questions.index().getAsLong()))
                .map(Nodes::tree);
    }

    /** The first anchored checkpoint that covers the last entry of a tree is the tree itself, or the tree was not anchored. */
    private static Optional<AnchoredTree> presented(
            AnchorReader anchors, Optional<Sha256Digest> log, Questions questions) {
        long size = questions.treeSize().orElse(0);
        return log.filter(id -> size > 0)
                .flatMap(id -> anchors.covering(id, size - 1))
                .filter(anchored -> anchored.treeSize() == size)
                .map(Nodes::tree);
    }

    private Optional<AnchoredStatusVersion> status(StatusReader statuses, Sha256Digest list) {
        Optional<AnchoredStatus> status =
                pastInstant.map(instant -> statuses.at(list, instant)).orElseGet(() -> statuses.latest(list));
        return status.map(found -> new AnchoredStatusVersion(found.version(), found.digest(), found.recordedAt()));
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

    private static Sha256Digest digest(LogId log) {
        return log.digest();
    }

    /** The contracts of a policy as the chain's readers want them. */
    public static ContractAddresses contracts(PolicyContracts contracts) {
        return new ContractAddresses(
                new AccountAddress(contracts.issuerRegistry()),
                new AccountAddress(contracts.checkpointAnchor()),
                new AccountAddress(contracts.statusRegistry()));
    }
}
