package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.development.DirectoryLock;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.network.BesuProgram;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.NetworkFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the nodes whose keys are here, to try things; a real member runs one, as a service of its machine. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Run the nodes whose keys are in the directory as processes of this machine, and wait until blocks come.",
            "Those that run already go on. Their output is in besu.log of each member's folder."
        })
final class NetworkStartCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Option(
            names = "--besu",
            paramLabel = "DIR",
            description = "Folder of a Besu distribution (default: GOVCHAIN_BESU_HOME).")
    private @Nullable Path besu;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "The node of this member, may be repeated (default: all).")
    private List<String> only = List.of();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the first block (default: ${DEFAULT-VALUE}).")
    private int wait = 240;

    private final Context context;

    NetworkStartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkFiles files = directory.open(context);
        try (DirectoryLock _ = DirectoryLock.take(directory.path(context));
                Progress _ = context.terminal().progress("starting")) {
            LocalNetwork network = LocalNetwork.of(program(), files).only(only);
            if (network.nodes().isEmpty()) {
                throw new Fault(
                        "no key of a node is in " + directory.path(context),
                        "the keys are where the members made them: start each node there");
            }
            network.start(Duration.ofSeconds(wait));
            print(network.nodes());
        } catch (IllegalStateException e) {
            throw new Fault(
                    NetworkDirectory.message(e),
                    "what was started runs on: govchain network status says how it is, stop ends it",
                    e);
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "correct --only", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, directory.path(context));
        }
        return ExitCode.OK;
    }

    private BesuProgram program() {
        Path home = besu != null
                ? context.resolve(besu)
                : context.variable(BesuProgram.ENVIRONMENT)
                        .map(Path::of)
                        .orElseThrow(() -> new Fault(
                                "no Besu distribution is named",
                                "unpack one and set " + BesuProgram.ENVIRONMENT + " to its folder, or use --besu DIR"));
        try {
            return BesuProgram.in(home);
        } catch (IllegalStateException e) {
            throw new Fault(NetworkDirectory.message(e), "check the folder", e);
        }
    }

    private void print(List<LocalNode> nodes) throws IOException {
        for (LocalNode node : nodes) {
            context.terminal()
                    .line("%-15s %s  process %s  block %s"
                            .formatted(
                                    node.member().name(),
                                    node.url(),
                                    node.pid().map(String::valueOf).orElse("gone"),
                                    node.height().map(String::valueOf).orElse("unknown")));
        }
    }
}
