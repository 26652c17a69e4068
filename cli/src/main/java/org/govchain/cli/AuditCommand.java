package org.govchain.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.audit.LogAudit;
import org.govchain.cli.audit.LogSource;
import org.govchain.cli.audit.NodeView;
import org.govchain.cli.audit.PublishedCheckpoint;
import org.govchain.cli.audit.PublishedStreams;
import org.govchain.cli.mirror.MirrorAudit;
import org.govchain.cli.mirror.MirrorDirectory;
import org.govchain.cli.mirror.MirroredStreams;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Progress;
import org.govchain.log.Checkpoint;
import org.govchain.log.LogOrigin;
import org.govchain.stream.HeadsAudit;
import org.govchain.verify.TrustPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a whole log against the chain without believing the operator. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Re-derive the log's tree from its published entries and compare every anchored checkpoint, and the heads of",
            "sensor streams with the streams' published hashes; list what the members changed in the registry, from its",
            "journal. Exit code 0 when all agrees, 3 when not."
        })
final class AuditCommand implements Callable<Integer> {

    @Option(
            names = "--mirror",
            paramLabel = "DIR",
            description = "A mirror instead of a service; its older checkpoints and status lists are audited too.")
    private @Nullable Path mirror;

    @Option(names = "--offline", description = "Ask no node: whether the log agrees with itself.")
    private boolean offline;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    private final Context context;

    AuditCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TrustPolicy policy = trust.required(context);
        if (mirror != null) {
            return audit(
                    policy,
                    LogSource.of(context.resolve(mirror)),
                    new MirroredStreams(new MirrorDirectory(context.resolve(mirror))));
        }
        try (ServiceClient service = new ServiceClient(options.service(context), Optional.empty())) {
            return audit(policy, LogSource.of(service), PublishedStreams.of(service));
        }
    }

    private int audit(TrustPolicy policy, LogSource source, HeadsAudit.Tiles streams) {
        LogOrigin origin = PublishedCheckpoint.of(policy, source).checkpoint().origin();
        List<NodeView> nodes =
                offline ? List.of() : new AuditedNodes(context, policy, origin).views(chain.nodes(context));
        // Read after the nodes were: the log may run ahead of them, never they ahead of it.
        Checkpoint checkpoint = PublishedCheckpoint.of(policy, source).checkpoint();
        LogAudit audit = new LogAudit(source, streams);
        List<String> findings = new ArrayList<>(run(audit, checkpoint, anchors(nodes, checkpoint)));
        findings.addAll(AuditedNodes.contradictions(nodes));
        findings.addAll(AuditedNodes.statusFindings(policy, nodes, audit.statusListHeads(), checkpoint.treeSize()));
        if (mirror != null && findings.isEmpty()) {
            findings.addAll(new MirrorAudit(
                            new MirrorDirectory(context.resolve(mirror)),
                            policy.logKey(checkpoint.origin()).orElseThrow())
                    .run(audit.statusListHeads()));
        }
        AuditedNodes.furthest(nodes)
                .map(view -> AuditedRegistry.lines(policy, view.node()))
                .orElse(List.of())
                .forEach(context.terminal()::line);
        return report(checkpoint, audit, nodes, findings);
    }

    /** All that the node with the most holds; a mirror may be older than the chain, the log itself may not. */
    private List<LogAudit.Anchored> anchors(List<NodeView> nodes, Checkpoint checkpoint) {
        return AuditedNodes.furthest(nodes)
                .map(view -> view.upTo(mirror == null ? Long.MAX_VALUE : checkpoint.treeSize()))
                .orElse(List.of());
    }

    private List<String> run(LogAudit audit, Checkpoint checkpoint, List<LogAudit.Anchored> anchors) {
        try (Progress progress = context.terminal().progress("reading entries")) {
            return audit.run(checkpoint, anchors, read -> progress.at(read, checkpoint.treeSize()));
        }
    }

    private int report(Checkpoint checkpoint, LogAudit audit, List<NodeView> nodes, List<String> findings) {
        var terminal = context.terminal();
        terminal.line("log      " + checkpoint.origin());
        terminal.line("entries  " + checkpoint.treeSize() + ", root " + checkpoint.root());
        if (audit.streams() > 0) {
            terminal.line("streams  " + audit.streams() + " with " + audit.streamHeads() + " heads");
        }
        long furthest = AuditedNodes.furthest(nodes).map(NodeView::latestSize).orElse(0L);
        nodes.forEach(view -> terminal.line("anchors  " + view.anchors().size() + at(view) + of(view, nodes)
                + (view.latestSize() < furthest ? "; this node is behind" : "")));
        if (furthest > checkpoint.treeSize() && mirror != null) {
            terminal.note("  note: the chain is ahead of the mirror; what came later was not audited");
        }
        if (findings.isEmpty()) {
            terminal.line(terminal.paint(Colour.GREEN, "consistent") + ": entries, tiles, checkpoint"
                    + (offline ? " agree" : " and chain agree"));
            return ExitCode.OK;
        }
        findings.forEach(finding -> terminal.line(terminal.paint(Colour.RED, "finding") + "  " + finding));
        terminal.hint(
                "keep a copy of what was read and show it to another member: this log contradicts itself or the chain");
        return ExitCode.INVALID;
    }

    private static String at(NodeView view) {
        return view.anchors().isEmpty() ? "" : ", latest at size " + view.latestSize();
    }

    private static String of(NodeView view, List<NodeView> nodes) {
        return nodes.size() == 1 ? "" : " (" + view.node() + ")";
    }
}
