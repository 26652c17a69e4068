package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govchain.cli.remote.DataGrants;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lets a party read. */
@Command(
        name = "give",
        mixinStandardHelpOptions = true,
        description = {
            "Let a named party read devices for a time. Who has a login there is named by it; anybody else gets a token,",
            "which is shown once, or written to a file that only you may read."
        })
final class DataGrantsGiveCommand implements Runnable {

    /** Which devices. */
    private static final class Devices {

        @Option(names = "--device", paramLabel = "NAME", description = "A device. Repeated for several.")
        private List<String> names = new ArrayList<>();

        @Option(
                names = "--all",
                description = "All devices, those that are registered later, too, but no vehicles: these are named.")
        private boolean all;
    }

    /** A login. */
    private static final class Account {

        @Option(names = "--issuer", required = true, description = "Who issues the login of the party: a URL.")
        @SuppressWarnings("NullAway.Init") // required by picocli
        private String issuer;

        @Option(names = "--subject", required = true, description = "The party's subject there.")
        @SuppressWarnings("NullAway.Init") // required by picocli
        private String subject;
    }

    @Option(names = "--party", required = true, description = "Who may read, for people.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String party;

    @Option(names = "--purpose", required = true, description = "For what, for people.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String purpose;

    @ArgGroup(multiplicity = "1")
    private Devices devices = new Devices();

    @Option(
            names = "--until",
            required = true,
            paramLabel = "INSTANT",
            converter = PastInstant.class,
            description = "The last instant, or the last day in Germany; at most five years away.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Instant until;

    @ArgGroup(exclusive = false)
    private @Nullable Account account;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the token there instead of showing it. FILE must not exist.")
    private @Nullable Path out;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DataGrantsGiveCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        DataGrants.Wish wish = new DataGrants.Wish(party, purpose, devices.all ? List.of() : devices.names, until);
        // Before anything is granted: a token that cannot be written would be lost.
        SecretFile file = out == null ? SecretFile.none() : SecretFile.create(context.resolve(out));
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            DataGrants grants = new DataGrants(client);
            JsonNode grant = account == null ? grants.give(wish) : grants.give(wish, account.issuer, account.subject);
            line("granted", grant.path("id").asString(""));
            line("until", grant.path("validUntil").asString(""));
            String token = grant.path("token").asString("");
            if (token.isEmpty()) {
                file.discard();
                line("for", "the login that was named");
            } else if (out == null) {
                line("token", token);
                context.terminal().hint("it is shown now and never again; whoever has it may read");
            } else {
                file.write(token.getBytes(StandardCharsets.UTF_8));
                line("token", "in " + context.shown(out));
            }
        } catch (ServiceUnreachable e) {
            file.discard();
            throw e.asFault();
        } catch (Fault refused) {
            file.discard();
            throw refused;
        }
    }

    private void line(String name, String value) {
        context.terminal().line("%-11s%s".formatted(name, value));
    }
}
