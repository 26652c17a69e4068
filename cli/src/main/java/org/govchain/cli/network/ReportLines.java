package org.govchain.cli.network;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.govchain.chain.AccountAddress;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkFinding;
import org.govchain.network.NetworkReport;
import org.govchain.network.NodeState;
import org.govchain.network.Quorum;

/** A report as lines: the network, a table of its nodes, and what is not as it should be. */
public final class ReportLines {

    private static final String ROW = "%-16s %9s %6s %9s %9s %6s  %s";

    private final Terminal terminal;
    private final NetworkDescription description;

    public ReportLines(Terminal terminal, NetworkDescription description) {
        this.terminal = terminal;
        this.description = description;
    }

    /** Prints all of it. */
    public void print(NetworkReport report) {
        terminal.line(network(report));
        terminal.line("");
        terminal.line(ROW.formatted("member", "block", "peers", "sealed", "accounts", "nodes", "node"));
        report.nodes().forEach(node -> terminal.line(row(node, report)));
        terminal.line("");
        for (NetworkFinding finding : report.findings()) {
            String mark = finding.ill() ? terminal.paint(Colour.RED, "ill  ") : terminal.paint(Colour.YELLOW, "watch");
            terminal.line(mark + "  " + finding.what());
        }
        if (report.isWell()) {
            terminal.line(terminal.paint(Colour.GREEN, "well ") + "  blocks advance on every node that was asked");
        }
    }

    private String network(NetworkReport report) {
        int validators = report.answering().stream()
                .mapToInt(node -> node.validators().size())
                .max()
                .orElse(0);
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
