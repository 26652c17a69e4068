package org.govchain.cli;

import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows what is registered. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the authority's devices, newest first.")
final class DevicesListCommand implements Runnable {

    private static final String LINE = "%-32s %-8s %-7s %s";

    @Option(names = "--gateway", description = "List its gateways instead.")
    private boolean gateway;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DevicesListCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Terminal terminal = context.terminal();
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            terminal.line(terminal.paint(Colour.BOLD, LINE.formatted("name", "state", "open", "what")));
            new DeviceRegister(client).each(gateway ? Kind.GATEWAY : Kind.DEVICE, row -> terminal.line(line(row)));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private static String line(JsonNode row) {
        return LINE.formatted(
                row.path("name").asString(""),
                row.path("state").asString(""),
                row.path("open").asBoolean(false) ? "open" : "",
                row.path("what").asString(""));
    }
}
