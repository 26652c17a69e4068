package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the transcripts in {@code src/test/resources/transcripts}: {@code $} is typed, {@code >} is standard output, {@code !} standard
 * error, {@code =} the exit code, {@code +} an exact line of a file that is made before.
 */
class TranscriptTest {

    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    static List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transcripts")
    void happensAsWritten(Path transcript) throws IOException {
        Sandbox sandbox = new Sandbox(directory);
        List<String> happened = new ArrayList<>();
        for (String line : Files.readAllLines(transcript)) {
            if (line.startsWith("$ govchain")) {
                happened.add(line);
                play(sandbox, line.substring("$ govchain".length()).strip(), happened);
            } else if (line.startsWith("+ ")) {
                happened.add(line);
                make(sandbox, line.substring(2));
            } else if (line.startsWith("#") || line.isBlank()) {
                happened.add(line);
            }
        }
        assertThat(String.join("\n", happened)).isEqualTo(String.join("\n", Files.readAllLines(transcript)));
    }

    private static void make(Sandbox sandbox, String line) throws IOException {
        String[] nameAndContent = line.split(": ", 2);
        Files.writeString(sandbox.file(nameAndContent[0]), nameAndContent[1] + "\n");
    }

    private static void play(Sandbox sandbox, String arguments, List<String> happened) {
        Sandbox.Run run = sandbox.run(arguments.isEmpty() ? new String[0] : arguments.split(" +", -1));
        run.out().lines().forEach(line -> happened.add(("> " + shown(sandbox, line)).stripTrailing()));
        run.err().lines().forEach(line -> happened.add(("! " + shown(sandbox, line)).stripTrailing()));
        happened.add("= " + run.exitCode());
    }

    /** The sandbox has another path in every run. */
    private static String shown(Sandbox sandbox, String line) {
        return line.replace(sandbox.file("").toString(), "DIR");
    }
}
