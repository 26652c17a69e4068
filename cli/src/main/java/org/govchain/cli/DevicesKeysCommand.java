package org.govchain.cli;

import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows the keys of a device. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "List the keys of a device, with the times between which they count.")
final class DevicesKeysCommand implements Runnable {

    private static final String LINE = "%-64s %-8s %-28s %s";

    @Mixin
    private SenderOptions sender = new SenderOptions();

    private final Context context;

    DevicesKeysCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Terminal terminal = context.terminal();
        JsonNode row = sender.with(context, (register, kind, id) -> register.one(kind, id));
        terminal.line(terminal.paint(Colour.BOLD, LINE.formatted("key", "state", "valid from", "retired")));
        row.path("keys").values().forEach(key -> terminal.line(line(key)));
    }

    private static String line(JsonNode key) {
        return LINE.formatted(
                        key.path("kid").asString(""),
                        key.path("state").asString(""),
                        key.path("validFrom").asString(""),
                        key.path("retiredAt").asString(""))
                .stripTrailing();
    }
}
