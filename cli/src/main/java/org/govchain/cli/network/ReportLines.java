package org.govchain.cli.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.Proposal;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkFinding;
import org.govchain.network.NetworkReport;
import org.govchain.network.NodeState;
import org.govchain.network.Quorum;

/** A report as lines: the network, a table of its nodes, and what is not as it should be. */
public final class ReportLines {

    private static final int SHORT = 8;
    private static final String ROW = "%-16s %9s %6s %9s %9s %6s  %s";

    private final Terminal terminal;
    private final NetworkDescription description;
    private final Instant now;

    public ReportLines(Terminal terminal, NetworkDescription description, Instant now) {
        this.terminal = terminal;
        this.description = description;
        this.now = now;
    }

    /** Prints all of it. */
    public void print(NetworkReport report, Optional<ContractActivity> activity) {
        terminal.line(network(report));
        terminal.line("");
        terminal.line(ROW.formatted("member", "block", "peers", "sealed", "accounts", "nodes", "node"));
        report.nodes().forEach(node -> terminal.line(row(node, report)));
        terminal.line("");
        activity.ifPresent(this::print);
        for (NetworkFinding finding : report.findings()) {
            String mark = finding.ill() ? terminal.paint(Colour.RED, "ill  ") : terminal.paint(Colour.YELLOW, "watch");
            terminal.line(mark + "  " + finding.what());
        }
        if (report.isWell()) {
            terminal.line(terminal.paint(Colour.GREEN, "well ") + "  blocks advance on every node that was asked");
        }
    }

    private void print(ContractActivity activity) {
        if (activity.anchors().isEmpty()) {
            terminal.line("anchors   none in the last " + ContractActivity.BLOCKS + " blocks");
        }
        for (AnchoredCheckpoint anchor : activity.anchors()) {
            terminal.line("anchored  log " + anchor.logId().toString().substring(0, SHORT) + "…, " + anchor.treeSize()
                    + " entries, block " + anchor.block().number() + ", "
                    + Math.max(0, Duration.between(anchor.block().time(), now).toSeconds()) + " s ago");
        }
        for (ContractActivity.OpenProposal open : activity.proposals()) {
            Proposal proposal = open.proposal();
            terminal.line("proposed  number " + proposal.number() + " by " + open.proposer() + ": "
                    + proposal.approvals() + " of " + activity.threshold() + " approvals, until "
                    + proposal.expiresAt() + " (govchain consortium show)");
        }
        terminal.line("");
    }

    private String network(NetworkReport report) {
        int validators = report.newest().map(node -> node.validators().size()).orElse(0);
        String text = "chain " + description.chainId();
        if (validators == 0) {
            return text + ": no node answers";
        }
        Quorum quorum = new Quorum(validators);
        return text + ": " + validators + " validators, " + quorum.needed() + " must agree, " + quorum.spare()
                + " may be away"
                + report.interval().map(ReportLines::interval).orElse("");
    }

    private static String interval(Duration interval) {
        return String.format(Locale.ROOT, "; a block every %.1f s", interval.toMillis() / 1000.0);
    }

    private String row(NodeState state, NetworkReport report) {
        AccountAddress validator = state.member().known().node().validator();
        String sealed = report.seals().of(validator) + "/" + report.seals().blocks();
        return switch (state) {
            case NodeState.Silent silent ->
                ROW.formatted(silent.member().name(), "no answer", "-", sealed, "-", "-", silent.url());
            case NodeState.Answering node ->
                ROW.formatted(
                        node.member().name(),
                        node.head().number(),
                        node.peers(),
                        sealed,
                        size(node.accounts()),
                        size(node.nodes()),
                        node.url());
        };
    }

    private static String size(Optional<Set<String>> list) {
        return list.map(values -> Integer.toString(values.size())).orElse("?");
    }
}
