package org.govchain.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Fault;
import org.govchain.network.MemberChange;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Every member does this when one has left. */
@Command(
        name = "dismiss",
        mixinStandardHelpOptions = true,
        description = {
            "Take a member's node and accounts off the lists: in the files here, and at once in the nodes here that run.",
            "Vote its validator out first (network vote remove), or blocks wait for a node that nobody lets in."
        })
final class NetworkDismissCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Parameters(paramLabel = "NAME", description = "The member.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    private final Context context;

    NetworkDismissCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkFiles files = directory.open(context);
        try {
            NetworkFiles changed = new MemberChange(files).dismiss(name);
            context.terminal().line(name + " is off the lists");
            NetworkDirectory.reload(changed, context.terminal());
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "name one of them", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, directory.path(context));
        }
        return ExitCode.OK;
    }
}
