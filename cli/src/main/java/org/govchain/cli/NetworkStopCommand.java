package org.govchain.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.development.DirectoryLock;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends the nodes that start recorded, and nothing else. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "End the nodes that network start runs, in order, and no other process.")
final class NetworkStopCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "The node of this member, may be repeated (default: all).")
    private List<String> only = List.of();

    private final Context context;

    NetworkStopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkFiles files = directory.open(context);
        try (DirectoryLock _ = DirectoryLock.take(directory.path(context));
                Progress _ = context.terminal().progress("stopping")) {
            LocalNetwork network = LocalNetwork.running(files).only(only);
            List<String> lines = new ArrayList<>();
            for (LocalNode node : network.nodes()) {
                lines.add("%-15s %s"
                        .formatted(
                                node.member().name(),
                                node.pid().map(pid -> "ended process " + pid).orElse("did not run")));
            }
            network.close();
            lines.forEach(context.terminal()::line);
        } catch (IllegalStateException e) {
            throw new Fault(NetworkDirectory.message(e), "wait for it, then try again", e);
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "correct --only", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, directory.path(context));
        }
        return ExitCode.OK;
    }
}
