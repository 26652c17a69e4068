package org.govchain.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.cli.audit.LogSource;
import org.govchain.cli.audit.PublishedCheckpoint;
import org.govchain.cli.audit.PublishedStreams;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.mirror.LogMirror;
import org.govchain.cli.mirror.MirrorDirectory;
import org.govchain.cli.mirror.PublishedCopy;
import org.govchain.cli.mirror.SealCheck;
import org.govchain.cli.mirror.SealCopy;
import org.govchain.cli.mirror.StreamCopy;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.govchain.log.Checkpoint;
import org.govchain.log.SignedCheckpoint;
import org.govchain.verify.TrustPolicy;

/** One pass of {@code mirror}: the log first, then what is published beside it. */
final class MirrorRun {

    private final Context context;
    private final TrustPolicy policy;
    private final URI service;
    private final MirrorDirectory mirror;
    private final Optional<String> origin;
    private final Optional<URI> node;
    private final SealCheck seals;

    MirrorRun(
            Context context,
            TrustPolicy policy,
            URI service,
            Path directory,
            Optional<String> origin,
            Optional<URI> node) {
        this.context = context;
        this.policy = policy;
        this.service = service;
        this.mirror = new MirrorDirectory(directory);
        this.origin = origin;
        this.node = node;
        this.seals = new SealCheck(policy);
    }

    /** Copies what is new and says so. @return the exit code */
    int copy() {
        try (ServiceClient client = new ServiceClient(service, Optional.empty())) {
            return switch (log(LogSource.of(client))) {
                case LogMirror.Result.Refused(String reason, String evidence) -> refused(reason, evidence);
                case LogMirror.Result.Copied copied -> {
                    line("copied", copied.entries() + " entries, " + copied.anchored() + " anchored checkpoints");
                    yield published(client, copied.checkpoint());
                }
                case LogMirror.Result.Unchanged(Checkpoint held) -> {
                    line("copied", "nothing: the mirror has it all");
                    yield published(client, held);
                }
                case LogMirror.Result.Older(Checkpoint held, long served) -> {
                    line("copied", "nothing: the service shows only " + served + " entries of the same log");
                    yield published(client, held);
                }
            };
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private LogMirror.Result log(LogSource source) {
        SignedCheckpoint served = PublishedCheckpoint.of(policy, source);
        Checkpoint checkpoint = served.checkpoint();
        if (origin.filter(wanted -> !wanted.equals(checkpoint.origin().value())).isPresent()) {
            throw new Fault(
                    "this service publishes the log " + checkpoint.origin() + ", not " + origin.get(),
                    "name the service of that log with --service URL");
        }
        line("log", checkpoint.origin().value());
        LogMirror log =
                new LogMirror(source, mirror, policy.logKey(checkpoint.origin()).orElseThrow(), seals);
        try (Progress progress = context.terminal().progress("copying entries")) {
            return log.run(
                    served,
                    this::chainProblem,
                    context.clock().instant(),
                    copied -> progress.at(copied, checkpoint.treeSize()));
        }
    }

    /** What the node says against the checkpoint; nothing when none was named. */
    private Optional<String> chainProblem(Checkpoint checkpoint) {
        return node.flatMap(url -> {
            try (ChainConnection chain = ChainConnection.open(url)) {
                AnchorReader anchors =
                        new AnchorReader(chain, Nodes.contracts(policy.content().contracts()));
                Optional<AnchoredCheckpoint> anchored =
                        anchors.covering(checkpoint.origin().id().digest(), checkpoint.treeSize() - 1);
                return problem(url, checkpoint, anchored);
            } catch (ChainUnavailable e) {
                throw new Fault(
                        "the chain gives no answer: " + e.getMessage(), "name a node that runs with --node URL", e);
            }
        });
    }

    private static Optional<String> problem(URI url, Checkpoint checkpoint, Optional<AnchoredCheckpoint> anchored) {
        if (anchored.isEmpty()) {
            throw new Fault(
                    url + " has not seen the checkpoint of size " + checkpoint.treeSize() + " yet",
                    "try again in a moment, or name another node");
        }
        boolean same = anchored.get().treeSize() == checkpoint.treeSize()
                && anchored.get().root().equals(checkpoint.root());
        return same
                ? Optional.empty()
                : Optional.of("the chain holds no checkpoint of size " + checkpoint.treeSize() + " with this root");
    }

    private int published(ServiceClient client, Checkpoint checkpoint) throws ServiceUnreachable {
        line("entries", checkpoint.treeSize() + ", root " + checkpoint.root());
        SealCopy sealed = new SealCopy(client, mirror, seals);
        sealed.run();
        sealed.summary().ifPresent(summary -> line("sealed", summary));
        PublishedCopy copy = new PublishedCopy(client, mirror, policy);
        copy.run();
        line("beside", copy.lists() + " status lists, " + copy.types() + " types, trust policy");
        copy.notes().forEach(note -> context.terminal().note("  note: " + note));
        if (seals.dropped() > 0) {
            context.terminal()
                    .note("  note: not copied: " + seals.dropped()
                            + " consortium seals that are not by the validators of your policy");
        }
        return streams(client);
    }

    private int streams(ServiceClient client) {
        StreamCopy streams = new StreamCopy(PublishedStreams.of(client), mirror);
        streams.run();
        if (streams.copied() > 0) {
            line("streams", streams.copied() + " grown");
        }
        streams.missing().forEach(note -> context.terminal().note("  note: not copied: " + note));
        Terminal terminal = context.terminal();
        streams.contradictions()
                .forEach(finding -> terminal.line(terminal.paint(Colour.RED, "refused") + "  " + finding));
        return streams.contradictions().isEmpty() ? ExitCode.OK : ExitCode.INVALID;
    }

    private int refused(String reason, String evidence) {
        Terminal terminal = context.terminal();
        terminal.line(terminal.paint(Colour.RED, "refused") + "  " + reason);
        terminal.line("kept     " + context.shown(mirror.root().resolve(evidence)));
        terminal.hint("the mirror stays as it was; show what was kept to another member and compare with their mirror");
        return ExitCode.INVALID;
    }

    private void line(String what, String text) {
        context.terminal().line("%-8s %s".formatted(what, text));
    }
}
