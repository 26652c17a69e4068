package org.govchain.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.govchain.chain.AccountAddress;
import org.govchain.cli.terminal.Fault;
import org.govchain.network.MemberChange;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes back what allow did. */
@Command(
        name = "disallow",
        mixinStandardHelpOptions = true,
        description = {"Take an account off the lists again that network allow put there. Every member does it."})
final class NetworkDisallowCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    private final Context context;

    NetworkDisallowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkFiles files = directory.open(context);
        try {
            NetworkFiles changed = new MemberChange(files).disallow(new AccountAddress(address));
            context.terminal().line(address + " may write no longer");
            NetworkDirectory.reload(changed, context.terminal());
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "network.json of the folder names all accounts", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, directory.path(context));
        }
        return ExitCode.OK;
    }
}
