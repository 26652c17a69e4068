package org.govchain.cli;

import java.time.Instant;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Retires a key. */
@Command(
        name = "retire-key",
        mixinStandardHelpOptions = true,
        description = {
            "Retire a key of a device: it signs nothing from that instant on, which may have passed. A key that was lost on",
            "Tuesday is retired at Tuesday. What it signed before stays valid."
        })
final class DevicesRetireKeyCommand implements Runnable {

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Parameters(index = "1", paramLabel = "KID", description = "The key, as devices keys names it.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String kid;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = SpanOptions.Beginning.class,
            description = "An instant, or a day, meant is its beginning in Germany (default: now).")
    private @Nullable Instant at;

    private final Context context;

    DevicesRetireKeyCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        if (!kid.matches("[0-9a-f]{64}")) {
            throw new Fault(kid + " is no key", "keys have 64 hexadecimal digits, see: govchain devices keys");
        }
        JsonNode key = sender.with(
                context, (register, kind, id) -> register.retireKey(kind, id, kid, Optional.ofNullable(at)));
        context.terminal().line("%-11s%s".formatted("key", key.path("kid").asString("")));
        context.terminal()
                .line("%-11s%s".formatted("retired", key.path("retiredAt").asString("")));
    }
}
