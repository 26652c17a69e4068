package org.govchain.cli;

import java.io.IOException;
import org.govchain.chain.AccountAddress;
import org.govchain.network.MemberChange;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Command;

/** Lets an account write that is no member's, for a time. */
@Command(
        name = "allow",
        mixinStandardHelpOptions = true,
        description = {
            "Let a further account write, such as the one that founds the consortium: in the files here, and at once in the nodes",
            "here that run. Every member does it."
        })
final class NetworkAllowCommand extends NetworkAccountCommand {

    NetworkAllowCommand(Context context) {
        super(context, "may write");
    }

    @Override
    NetworkFiles changed(MemberChange change, AccountAddress account) throws IOException {
        return change.allow(account);
    }
}
