package org.govchain.cli;

import java.time.Duration;
import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Checkpoint;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.verify.TrustPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The transparency log of a service. */
@Command(name = "log", mixinStandardHelpOptions = true, description = "Look at a service's transparency log.")
final class LogCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private final Context context;

    LogCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: log status");
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Size of the log, and how much of it is anchored.")
    void status(@Mixin ServiceOptions service, @Mixin TrustOptions trust, @Mixin ChainOptions chain) {
        TrustPolicy policy = trust.required(context);
        Checkpoint published = published(service);
        context.terminal().line("log       " + published.origin());
        context.terminal().line("published " + published.treeSize() + " entries, root " + published.root());
        try (ChainConnection node = ChainConnection.open(chain.nodes(context).getFirst())) {
            AnchorReader anchors =
                    new AnchorReader(node, Nodes.contracts(policy.content().contracts()));
            Optional<AnchoredCheckpoint> latest =
                    anchors.latest(published.origin().id().digest());
            context.terminal().line(latest.map(this::anchored).orElse("anchored  nothing yet"));
            long covered = latest.map(AnchoredCheckpoint::treeSize).orElse(0L);
            context.terminal().line("waiting   " + Math.max(0, published.treeSize() - covered) + " entries");
            if (covered > published.treeSize()) {
                context.terminal().hint("the chain is ahead of the log: see govchain doctor");
            }
        } catch (ChainUnavailable e) {
            throw new Fault("the chain gives no answer: " + e.getMessage(), "name a node that runs with --rpc URL", e);
        }
    }

    private String anchored(AnchoredCheckpoint latest) {
        Duration age = Duration.between(latest.block().time(), context.clock().instant());
        return "anchored  " + latest.treeSize() + " entries in block "
                + latest.block().number() + ", " + Math.max(0, age.toSeconds()) + " s ago";
    }

    private Checkpoint published(ServiceOptions options) {
        try (ServiceClient service = new ServiceClient(options.service(context), Optional.empty())) {
            String note = service.get("log/checkpoint").orRefuse().text();
            if (SignedCheckpoint.parse(note) instanceof Parsed.Ok<SignedCheckpoint>(SignedCheckpoint signed)) {
                return signed.checkpoint();
            }
            throw new Fault("the service's checkpoint cannot be read", "check that --service names a govchain service");
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }
}
