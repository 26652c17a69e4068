package org.govchain.cli;

import java.util.UUID;
import org.govchain.cli.remote.DataGrants;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a data grant. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "End a data grant at once. What was read before cannot be called back.")
final class DataGrantsWithdrawCommand implements Runnable {

    @Parameters(paramLabel = "ID", description = "Of the data grant.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private UUID id;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DataGrantsWithdrawCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            String state = new DataGrants(client).withdraw(id).path("state").asString("");
            context.terminal().line("%-11s%s".formatted(state, id));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }
}
