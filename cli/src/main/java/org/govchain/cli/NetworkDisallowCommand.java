package org.govchain.cli;

import java.io.IOException;
import org.govchain.chain.AccountAddress;
import org.govchain.network.MemberChange;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Command;

/** Takes back what allow did. */
@Command(
        name = "disallow",
        mixinStandardHelpOptions = true,
        description = {"Take an account off the lists again that network allow put there. Every member does it."})
final class NetworkDisallowCommand extends NetworkAccountCommand {

    NetworkDisallowCommand(Context context) {
        super(context, "may write no longer");
    }

    @Override
    NetworkFiles changed(MemberChange change, AccountAddress account) throws IOException {
        return change.disallow(account);
    }
}
