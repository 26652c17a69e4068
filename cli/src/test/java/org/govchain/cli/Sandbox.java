package org.govchain.cli;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.govchain.cli.terminal.Terminal;

/** The command line in a directory of its own, at a fixed instant unless told, with nothing of the real environment. */
final class Sandbox {

    static final Path ROOT =
            Path.of(System.getProperty("govchain.root", "..")).toAbsolutePath().normalize();

    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private String typed = "";
    private Clock clock = Clock.fixed(Instant.parse("2026-08-01T10:00:00Z"), ZoneOffset.UTC);

    Sandbox(Path directory) {
        this.directory = directory;
        environment.put("GOVCHAIN_HOME", directory.resolve(".govchain").toString());
    }

    /** What the person types when a command asks; nothing unless told. */
    Sandbox typing(String lines) {
        typed = lines;
        return this;
    }

    /** What a command did. */
    record Run(int exitCode, String out, String err) {}

    Sandbox with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Sandbox at(Instant instant) {
        return at(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /** For what takes its time. */
    Sandbox at(Clock time) {
        clock = time;
        return this;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    Context context(StringWriter out, StringWriter err) {
        Terminal terminal =
                new Terminal(new StringReader(typed), new PrintWriter(out), new PrintWriter(err), false, false);
        return new Context(terminal, clock, new SecureRandom(), Map.copyOf(environment), ROOT, directory);
    }

    Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = GovchainCommand.commandLine(context(out, err)).execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
