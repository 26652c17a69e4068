package org.govchain.cli.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Journal;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RegistryReader;
import org.govchain.cli.evidence.Nodes;
import org.govchain.log.Checkpoint;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.TrustPolicy;

/** The chain, the contracts on it, and whether they still fit the policy and the log. */
public final class ChainExamination {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(15);

    private final URI node;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    public ChainExamination(URI node, Instant now) {
        this.node = node;
        this.now = now;
    }

    /** Looks at one node; {@code checkpoint} is what the service publishes, if it does. */
    public List<Finding> run(TrustPolicy policy, Optional<Checkpoint> checkpoint) {
        PolicyContent content = policy.content();
        try (ChainConnection chain = ChainConnection.open(node)) {
            if (chain.chainId() != content.chainId()) {
                findings.add(Finding.ill(
                        "chain",
                        node + " works on chain " + chain.chainId() + ", the policy on " + content.chainId(),
                        "name a node of the right network with --rpc"));
                return List.copyOf(findings);
            }
            head(chain.head().time(), content.maxHeadAge());
            ContractAddresses contracts = Nodes.contracts(content.contracts());
            journal(new RegistryReader(chain, contracts).journal(), content);
            checkpoint.ifPresent(published -> ahead(new AnchorReader(chain, contracts), published));
        } catch (ChainUnavailable e) {
            findings.add(Finding.ill(
                    "chain",
                    node + " gives no answer: " + e.getMessage(),
                    "start the node or name another with --rpc; issuing goes on, anchoring waits for it"));
        }
        return List.copyOf(findings);
    }

    private void head(Instant time, Duration maxAge) {
        Duration age = Duration.between(time, now);
        if (age.compareTo(CLOCK_TOLERANCE.negated()) < 0) {
            findings.add(Finding.ill(
                    "clock",
                    "the newest block is " + age.negated().toSeconds() + " s in the future of this machine's clock",
                    "set the clock here (timedatectl), or on the validators"));
        } else if (age.compareTo(maxAge) > 0) {
            findings.add(
                    Finding.ill(
                            "chain",
                            "its newest block is " + age.toMinutes() + " minutes old",
                            "more than a third of the validators may be down, the node may be cut off, or this clock is ahead"));
        } else {
            findings.add(
                    Finding.well("chain", node + " answers, newest block " + Math.max(0, age.toSeconds()) + " s old"));
            findings.add(Finding.well("clock", "agrees with the chain"));
        }
    }

    private void journal(Journal journal, PolicyContent content) {
        List<byte[]> known = content.journal().changes();
        HexFormat hex = HexFormat.of();
        List<String> here = known.stream().map(hex::formatHex).toList();
        List<String> there = journal.changes().stream()
                .map(JournalChange::bytes)
                .map(hex::formatHex)
                .limit(here.size())
                .toList();
        if (!here.equals(there)) {
            findings.add(Finding.ill(
                    "trust",
                    "the registry on the chain tells another history than the trust policy",
                    "do not issue; compare the policy's digest with another member: govchain trust show"));
        } else if (journal.changes().size() > here.size()) {
            findings.add(Finding.watch(
                    "trust",
                    journal.changes().size() - here.size() + " changes of the registry are not in the trust policy",
                    "bring it up to date: govchain trust export --from FILE --out FILE"));
        } else {
            findings.add(Finding.well("trust", "the policy is as new as the registry"));
        }
    }

    /** After a backup is restored, the chain remembers more than the database: going on would show two histories. */
    private void ahead(AnchorReader anchors, Checkpoint published) {
        Optional<AnchoredCheckpoint> latest =
                anchors.latest(published.origin().id().digest());
        long anchored = latest.map(AnchoredCheckpoint::treeSize).orElse(0L);
        if (anchored > published.treeSize()) {
            findings.add(Finding.ill(
                    "database",
                    "the chain holds " + anchored + " entries of the log, the database only " + published.treeSize()
                            + ": it is an older copy",
                    "restore a newer backup or the write-ahead log; if the entries are lost for good, close this log in the"
                            + " registry at its anchored size and name a successor"));
        } else if (anchored == published.treeSize()
                && latest.isPresent()
                && !latest.get().root().equals(published.root())) {
            findings.add(Finding.ill(
                    "database",
                    "log and chain show different roots at size " + anchored,
                    "stop the service; somebody else used the log's account, or two services write one log"));
        } else {
            findings.add(Finding.well("anchors", anchored + " of " + published.treeSize() + " entries are anchored"));
        }
    }
}
