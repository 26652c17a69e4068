package org.govchain.cli;

import org.govchain.cli.remote.Issuing;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Revokes a document; every copy and form of it at once. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revoke a credential: PDF, QR code, credential and bundle stop being valid together.")
final class RevokeCommand implements Runnable {

    @Parameters(paramLabel = "ID", description = "The id that issue printed.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String id;

    @Option(names = "--reason", required = true, description = "Why, for the file; no personal data.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String reason;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    RevokeCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        try (ServiceClient client = options.authorised(context)) {
            JsonNode changed = new Issuing(client, context.random()).change(id, "revoke", reason);
            context.terminal().line("status " + changed.path("status").asString("revoked"));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }
}
