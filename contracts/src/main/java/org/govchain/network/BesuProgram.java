package org.govchain.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command {@code besu} of a distribution, and how a validator of ours is run with it. */
public final class BesuProgram {

    /** Names the folder of a Besu distribution, the one that holds bin/besu. */
    public static final String PROPERTY = "govchain.besu.home";

    /** The same from the environment. */
    public static final String ENVIRONMENT = "GOVCHAIN_BESU_HOME";

    /** Enough for several on one machine; a node then takes some 400 MB. */
    private static final String HEAP = "-Xmx384m";

    private final Path program;

    private BesuProgram(Path program) {
        this.program = program;
    }

    /**
     * The distribution that property or environment names, or empty when neither does.
     *
     * @throws IllegalStateException when the folder holds no bin/besu
     */
    public static Optional<BesuProgram> find() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(home -> !home.isBlank())
                .map(home -> in(Path.of(home)));
    }

    /** As {@link #find()}, for a folder that is known. */
    public static BesuProgram in(Path home) {
        Path program = home.resolve("bin/besu").toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("no program at " + program + ": " + PROPERTY + " and " + ENVIRONMENT
                    + " name the folder of a Besu distribution");
        }
        return new BesuProgram(program);
    }

    /** The command line of a node that is started in its member's folder; it stays in the foreground. */
    List<String> command() {
        // BESU_OPTS is how the distribution's start script takes options of the Java machine.
        return List.of("env", "BESU_OPTS=" + HEAP, program.toString(), "--config-file=" + NodeOptions.FILE);
    }
}
