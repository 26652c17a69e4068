package org.govchain.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.govchain.cli.terminal.Terminal;

/** Starts the command line on the process's own streams, clock and environment. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess(System.getenv());
        Path directory = Path.of("").toAbsolutePath();
        Path root = Path.of(System.getProperty("govchain.root", directory.toString()));
        Context context =
                new Context(terminal, Clock.systemUTC(), new SecureRandom(), System.getenv(), root, directory);
        System.exit(GovchainCommand.commandLine(context).execute(args));
    }
}
