package org.govchain.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.StatusReader;
import org.govchain.cli.audit.NodeView;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.verify.TrustPolicy;

/** The members' nodes that an audit asks: one may be silent or behind, none may contradict another. */
final class AuditedNodes {

    private final Context context;
    private final TrustPolicy policy;
    private final LogOrigin origin;

    AuditedNodes(Context context, TrustPolicy policy, LogOrigin origin) {
        this.context = context;
        this.policy = policy;
        this.origin = origin;
    }

    /** What each node holds; those that give no answer are named. @throws Fault when none does */
    List<NodeView> views(List<URI> urls) {
        List<NodeView> views = new ArrayList<>();
        ContractAddresses contracts = Nodes.contracts(policy.content().contracts());
        for (URI url : urls) {
            try (ChainConnection chain = ChainConnection.open(url);
                    Progress progress = context.terminal().progress("reading anchored checkpoints")) {
                views.add(NodeView.read(
                        chain,
                        contracts,
                        policy.content().chainId(),
                        origin.id().digest(),
                        read -> progress.at(read, 0)));
            } catch (ChainUnavailable e) {
                context.terminal().note("  note: " + url + " gives no answer: " + e.getMessage());
            }
        }
        if (views.isEmpty()) {
            throw new Fault("the chain gives no answer", "name a node that runs with --node URL");
        }
        return views;
    }

    /** The node that holds the most. */
    static Optional<NodeView> furthest(List<NodeView> nodes) {
        return nodes.stream().max(Comparator.comparingLong(NodeView::latestSize));
    }

    /** Where a node contradicts the one that holds the most. */
    static List<String> contradictions(List<NodeView> nodes) {
        return nodes.stream()
                .flatMap(view -> furthest(nodes).flatMap(view::contradictionTo).stream())
                .toList();
    }

    /** What each node says against the status list versions that the log announces. */
    static List<String> statusFindings(
            TrustPolicy policy, List<NodeView> nodes, List<LogEntry.StatusListHead> heads, long size) {
        List<String> findings = new ArrayList<>();
        for (NodeView view : nodes) {
            try (ChainConnection chain = ChainConnection.open(view.node())) {
                StatusReader statuses =
                        new StatusReader(chain, Nodes.contracts(policy.content().contracts()));
                findings.addAll(view.statusFindings(statuses, heads, size));
            } catch (ChainUnavailable e) {
                throw new Fault(view.node() + " stopped answering: " + e.getMessage(), "run the audit again", e);
            }
        }
        return findings;
    }
}
