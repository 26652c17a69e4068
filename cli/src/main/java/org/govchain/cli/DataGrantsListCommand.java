package org.govchain.cli;

import java.util.stream.Collectors;
import org.govchain.cli.remote.DataGrants;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows who may read. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the authority's data grants, newest first.")
final class DataGrantsListCommand implements Runnable {

    private static final String LINE = "%-36s %-8s %-20s %5s  %s";

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DataGrantsListCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Terminal terminal = context.terminal();
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            terminal.line(
                    terminal.paint(Colour.BOLD, LINE.formatted("id", "state", "until", "uses", "who may read what")));
            new DataGrants(client).each(grant -> terminal.line(line(grant)));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private static String line(JsonNode grant) {
        return LINE.formatted(
                grant.path("id").asString(""),
                grant.path("state").asString(""),
                grant.path("validUntil").asString(""),
                grant.path("uses").asLong(0),
                grant.path("party").asString("") + ": " + devices(grant.path("devices")));
    }

    private static String devices(JsonNode devices) {
        return devices.isArray()
                ? devices.values().stream().map(name -> name.asString("")).collect(Collectors.joining(", "))
                : devices.asString("");
    }
}
