package org.govchain.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.govchain.chain.AccountAddress;
import org.govchain.cli.terminal.Fault;
import org.govchain.network.MemberChange;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes the accounts that may write beside the members': in the files here, and at once in the nodes here that run. */
abstract class NetworkAccountCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    private final Context context;
    private final String done;

    /** @param done what is said behind the account when it was done */
    NetworkAccountCommand(Context context, String done) {
        this.context = context;
        this.done = done;
    }

    abstract NetworkFiles changed(MemberChange change, AccountAddress account) throws IOException;

    @Override
    public final Integer call() {
        NetworkFiles files = directory.open(context);
        try {
            NetworkFiles changed = changed(new MemberChange(files), new AccountAddress(address));
            context.terminal().line(address + " " + done);
            NetworkDirectory.reload(changed, context.terminal());
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "network.json of the folder names all accounts", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, directory.path(context));
        }
        return ExitCode.OK;
    }
}
