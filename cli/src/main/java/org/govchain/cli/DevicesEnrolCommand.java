package org.govchain.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lets a device hand in a key that it has made itself. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = {
            "Make a code with which a device hands in the public half of its own key, once (docs/sensors.md, Enrolment).",
            "A code that was made before counts no more."
        })
final class DevicesEnrolCommand implements Runnable {

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Option(
            names = "--valid",
            paramLabel = "SECONDS",
            description = "For how long the code counts, a minute to a week (default: a day).")
    private @Nullable Integer valid;

    private final Context context;

    DevicesEnrolCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        JsonNode made =
                sender.with(context, (register, kind, id) -> register.enrolment(kind, id, Optional.ofNullable(valid)));
        line("enrolment", made.path("enrolment").asString(""));
        line("code", made.path("code").asString(""));
        line("until", made.path("validUntil").asString(""));
        context.terminal().hint("the code is shown now and never again; whoever has it may register a key, once");
    }

    private void line(String name, String value) {
        context.terminal().line("%-11s%s".formatted(name, value));
    }
}
