package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Journal;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RecordedChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.StatusReader;
import org.govchain.cli.audit.LogAudit;
import org.govchain.cli.audit.LogSource;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.log.Checkpoint;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.Sha256Digest;
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
            "Re-derive the log's tree from its published entries and compare every anchored checkpoint; list what the",
            "members changed in the registry, from its journal. Exit code 0 when all agrees, 3 when not."
        })
final class AuditCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "A mirror of the log (checkpoint, tile/…) instead of a service.")
    private @Nullable Path directory;

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
        if (directory != null) {
            return audit(policy, LogSource.of(context.resolve(directory)));
        }
        try (ServiceClient service = new ServiceClient(options.service(context), Optional.empty())) {
            return audit(policy, LogSource.of(service));
        }
    }

    private int audit(TrustPolicy policy, LogSource source) {
        Checkpoint checkpoint = signedCheckpoint(policy, source);
        try (ChainConnection node = ChainConnection.open(chain.nodes(context).getFirst())) {
            ContractAddresses contracts = Nodes.contracts(policy.content().contracts());
            List<LogAudit.Anchored> anchors = anchors(
                    new AnchorReader(node, contracts), checkpoint.origin().id().digest());
            LogAudit audit = new LogAudit(source);
            List<String> findings = new ArrayList<>(run(audit, checkpoint, anchors));
            findings.addAll(statusFindings(audit, new StatusReader(node, contracts)));
            registry(policy, new RegistryReader(node, contracts).journal()).forEach(context.terminal()::line);
            return report(checkpoint, anchors, findings);
        } catch (ChainUnavailable e) {
            throw new Fault("the chain gives no answer: " + e.getMessage(), "name a node that runs with --rpc URL", e);
        }
    }

    /** Every change of the registry in words, each proven by the running hash that the contract keeps. */
    private static List<String> registry(TrustPolicy policy, Journal journal) {
        ChangeWords words = new ChangeWords();
        policy.content().logs().forEach(log -> words.know(log.origin().value()));
        List<String> lines = new ArrayList<>();
        lines.add("registry " + journal.changes().size() + " changes, head " + journal.head());
        for (JournalChange change : journal.changes()) {
            lines.add(RecordedChange.read(change)
                    .map(read -> "  " + read.time() + " " + words.of(read.change()))
                    .orElseGet(() -> "  a change that this version cannot read: " + change));
        }
        return lines;
    }

    private static Checkpoint signedCheckpoint(TrustPolicy policy, LogSource source) {
        String note = new String(source.read("checkpoint"), StandardCharsets.UTF_8);
        if (!(SignedCheckpoint.parse(note) instanceof Parsed.Ok<SignedCheckpoint>(SignedCheckpoint signed))) {
            throw new Fault("the log's checkpoint cannot be read", "check that this is a govchain log");
        }
        Checkpoint checkpoint = signed.checkpoint();
        boolean trusted =
                policy.logKey(checkpoint.origin()).filter(signed::isSignedBy).isPresent();
        if (!trusted) {
            throw new Fault(
                    "the checkpoint of " + checkpoint.origin() + " is not signed with a key of the trust policy",
                    "use the policy of this log's network; see: govchain trust show");
        }
        return checkpoint;
    }

    private List<LogAudit.Anchored> anchors(AnchorReader reader, Sha256Digest log) {
        List<LogAudit.Anchored> anchors = new ArrayList<>();
        try (Progress progress = context.terminal().progress("reading anchored checkpoints")) {
            long count = reader.count(log);
            for (long position = 0; position < count; position++) {
                reader.checkpoint(log, position)
                        .ifPresent(anchored -> anchors.add(new LogAudit.Anchored(
                                anchored.treeSize(),
                                anchored.root(),
                                anchored.block().number())));
                progress.at(position + 1, count);
            }
        }
        return anchors;
    }

    private List<String> run(LogAudit audit, Checkpoint checkpoint, List<LogAudit.Anchored> anchors) {
        try (Progress progress = context.terminal().progress("reading entries")) {
            return audit.run(checkpoint, anchors, read -> progress.at(read, checkpoint.treeSize()));
        }
    }

    /** The chain may lag behind the log, never run ahead of it, and at the same version both show the same bits. */
    private static List<String> statusFindings(LogAudit audit, StatusReader chain) {
        List<String> findings = new ArrayList<>();
        for (LogEntry.StatusListHead head : audit.statusListHeads()) {
            chain.latest(head.statusListId())
                    .filter(anchored -> anchored.version() > head.version()
                            || (anchored.version() == head.version()
                                    && !anchored.digest().equals(head.digest())))
                    .ifPresent(anchored -> findings.add("status list " + head.statusListId()
                            + ": the chain holds version " + anchored.version() + ", which the log does not announce"));
        }
        return findings;
    }

    private int report(Checkpoint checkpoint, List<LogAudit.Anchored> anchors, List<String> findings) {
        var terminal = context.terminal();
        terminal.line("log      " + checkpoint.origin());
        terminal.line("entries  " + checkpoint.treeSize() + ", root " + checkpoint.root());
        terminal.line("anchors  " + anchors.size()
                + (anchors.isEmpty()
                        ? ""
                        : ", latest at size " + anchors.getLast().treeSize()));
        if (findings.isEmpty()) {
            terminal.line(terminal.paint(Colour.GREEN, "consistent") + ": entries, tiles, checkpoint and chain agree");
            return ExitCode.OK;
        }
        findings.forEach(finding -> terminal.line(terminal.paint(Colour.RED, "finding") + "  " + finding));
        terminal.hint(
                "keep a copy of what was read and show it to another member: this log contradicts itself or the chain");
        return ExitCode.INVALID;
    }
}
