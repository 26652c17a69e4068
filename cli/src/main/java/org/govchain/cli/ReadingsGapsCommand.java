package org.govchain.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows what is missing. */
@Command(
        name = "gaps",
        mixinStandardHelpOptions = true,
        description = {
            "Show what is missing of a device: numbers of its counter that did not come, with those that came later, and times",
            "without a reading. Exit code 0 when nothing is missing, 3 otherwise."
        })
final class ReadingsGapsCommand implements Callable<Integer> {

    private static final String GAP_LINE = "%-24s %-12s %10s %10s %8s";
    private static final String SILENCE_LINE = "%-24s %-24s %10s";

    @Mixin
    private StreamOptions stream = new StreamOptions();

    @Mixin
    private SpanOptions span = new SpanOptions();

    private final Context context;
    private final Terminal terminal;

    ReadingsGapsCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        Instant until = span.until(context);
        Instant from = span.from(until);
        JsonNode report = stream.ask(context, readings -> readings.gaps(stream.id(readings), from, until));
        line("device", report.path("device").asString(""));
        line("from", report.path("from").asString(""));
        line("until", report.path("until").asString(""));
        line("readings", report.path("readings").asLong(0) + expected(report));
        line("missing", report.path("missing").asLong(0) + " numbers of its counter");
        JsonNode gaps = report.path("gaps");
        if (!gaps.isEmpty()) {
            head(GAP_LINE.formatted("seen", "session", "first", "last", "open"));
            gaps.values()
                    .forEach(gap -> terminal.line(GAP_LINE.formatted(
                            gap.path("seen").asString(""),
                            gap.path("session").asString(""),
                            gap.path("first").asLong(0),
                            gap.path("last").asLong(0),
                            gap.path("open").asLong(0))));
        }
        JsonNode silences = report.path("silences");
        if (!silences.isEmpty()) {
            head(SILENCE_LINE.formatted("silent from", "until", "seconds"));
            silences.values()
                    .forEach(silence -> terminal.line(SILENCE_LINE.formatted(
                            silence.path("from").asString(""),
                            silence.path("until").asString(""),
                            silence.path("seconds").asLong(0))));
        }
        if (report.path("cut").asBoolean(false)) {
            terminal.note("there are more than are listed: ask for a shorter time");
        }
        boolean complete = report.path("missing").asLong(0) == 0 && silences.isEmpty();
        return complete ? ExitCode.OK : ExitCode.INVALID;
    }

    private static String expected(JsonNode report) {
        return report.has("expected") ? " of about " + report.path("expected").asLong(0) : "";
    }

    private void head(String text) {
        terminal.line("");
        terminal.line(terminal.paint(Colour.BOLD, text));
    }

    private void line(String name, String value) {
        CheckLines.line(terminal, name, value);
    }
}
