package org.govchain.chain.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.govchain.chain.BlockRef;
import org.govchain.chain.ChainConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the development chain when it, or its parent, is stopped or killed. */
class AnvilProcessTest {

    private static final long CHAIN_ID = 20_261;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void continuesWhereItStopped() throws Exception {
        BlockRef seen;
        try (AnvilProcess anvil = start(directory)) {
            seen = blockAfter(anvil, 1);
        }
        assertThat(RecordedProcess.living(directory.resolve("anvil.pid"))).isEmpty();

        try (AnvilProcess anvil = start(directory)) {
            assertThat(anvil.adopted()).isFalse();
            assertThat(block(anvil, seen.number())).isEqualTo(seen);
        }
    }

    @Test
    void listensOnTheSamePortAgain() throws Exception {
        URI before;
        try (AnvilProcess anvil = start(directory)) {
            before = anvil.url();
        }
        try (AnvilProcess anvil = start(directory)) {
            assertThat(anvil.url()).isEqualTo(before);
        }
    }

    @Test
    void continuesFromACopyWhenItsStateIsTruncated() throws Exception {
        BlockRef seen;
        Path copy = directory.resolve("state.1.json");
        try (AnvilProcess anvil = start(directory)) {
            seen = blockAfter(anvil, 1);
            awaitCopyNewerThan(copy);
        }
        truncate(directory.resolve("state.json"));

        try (AnvilProcess anvil = start(directory)) {
            assertThat(block(anvil, seen.number())).isEqualTo(seen);
        }
    }

    @Test
    void passesOverACopyThatIsTruncatedToo() throws Exception {
        BlockRef seen;
        try (AnvilProcess anvil = start(directory)) {
            seen = blockAfter(anvil, 1);
            awaitCopyNewerThan(directory.resolve("state.1.json"));
        }
        Files.copy(directory.resolve("state.1.json"), directory.resolve("state.3.json"));
        truncate(directory.resolve("state.1.json"));
        Files.deleteIfExists(directory.resolve("state.2.json"));
        truncate(directory.resolve("state.json"));

        try (AnvilProcess anvil = start(directory)) {
            assertThat(block(anvil, seen.number())).isEqualTo(seen);
        }
    }

    @Test
    void adoptsTheChainOfAParentThatWasKilled() throws Exception {
        Process parent = parent(directory);
        long pid = pidPrintedBy(parent);
        parent.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(pid))
                .hasValueSatisfying(p -> assertThat(p.isAlive()).isTrue());

        try (AnvilProcess anvil = start(directory)) {
            assertThat(anvil.adopted()).isTrue();
            assertThat(anvil.pid()).isEqualTo(pid);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void endsTheLivingChildThatIsNotTheChainAskedFor() throws Exception {
        Process parent = parent(directory);
        long pid = pidPrintedBy(parent);
        parent.destroyForcibly().waitFor();
        Files.deleteIfExists(directory.resolve("anvil.port"));

        try (AnvilProcess anvil = start(directory)) {
            assertThat(anvil.adopted()).isFalse();
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void startsAgainWhenTheChainWasKilled() throws Exception {
        BlockRef seen;
        try (AnvilProcess anvil = start(directory)) {
            seen = blockAfter(anvil, 1);
            awaitCopyNewerThan(directory.resolve("state.1.json"));
            ProcessHandle.of(anvil.pid()).orElseThrow().destroyForcibly();
        }
        try (AnvilProcess anvil = start(directory)) {
            assertThat(anvil.adopted()).isFalse();
            assertThat(block(anvil, seen.number())).isEqualTo(seen);
        }
    }

    @Test
    void leavesAStrangerAloneThatGotTheRecordedNumber() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "30").start();
        try {
            Path pidFile = directory.resolve("anvil.pid");
            Files.writeString(pidFile, stranger.pid() + "\n");
            try (AnvilProcess anvil = start(directory)) {
                assertThat(anvil.pid()).isNotEqualTo(stranger.pid());
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void knowsARecycledNumberByItsStartTime() throws Exception {
        Path pidFile = directory.resolve("some.pid");
        Process stranger = new ProcessBuilder("sleep", "30").start();
        try {
            Files.writeString(pidFile, stranger.pid() + "\n");
            assertThat(RecordedProcess.living(pidFile)).isPresent();

            Files.setLastModifiedTime(
                    pidFile,
                    FileTime.from(stranger.info().startInstant().orElseThrow().minusSeconds(1)));
            assertThat(RecordedProcess.living(pidFile)).isEmpty();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void letsOnlyOneParentUseADirectory() throws Exception {
        Process parent = parent(directory);
        long pid = pidPrintedBy(parent);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> start(directory).close())
                .withMessageContaining("another process uses");
        assertThat(ProcessHandle.of(pid)).isPresent();

        parent.destroyForcibly().waitFor();
        start(directory).close();
    }

    @Test
    void knowsNoAccountFromTheManual() throws Exception {
        try (AnvilProcess anvil = start(directory)) {
            String listening = Files.readString(directory.resolve("anvil.log"));
            assertThat(listening).doesNotContain("Private Keys");
            assertThat(anvil.url().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void saysHowToGetAnvilWhenItIsMissing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> AnvilBinary.find(directory))
                .withMessageContaining("npm ci");
    }

    private static AnvilProcess start(Path directory) throws IOException {
        Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
        return AnvilProcess.start(new AnvilProcess.Settings(program, directory, 0, CHAIN_ID));
    }

    private static BlockRef block(AnvilProcess anvil, long number) {
        try (ChainConnection chain = ChainConnection.open(anvil.url())) {
            return chain.block(number).orElseThrow();
        }
    }

    private static BlockRef blockAfter(AnvilProcess anvil, long number) throws InterruptedException {
        try (ChainConnection chain = ChainConnection.open(anvil.url())) {
            while (chain.head().number() <= number) {
                Thread.sleep(50);
            }
            return chain.head();
        }
    }

    /** Two rounds: the first copy after this moment may still hold an older state. */
    private static void awaitCopyNewerThan(Path copy) throws IOException, InterruptedException {
        long begin = System.currentTimeMillis();
        while (Files.notExists(copy)
                || Files.getLastModifiedTime(copy).toMillis()
                        < begin + Duration.ofMillis(1500).toMillis()) {
            Thread.sleep(50);
        }
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    /** Another JVM that starts the chain and waits to be killed. */
    private static Process parent(Path directory) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dgovchain.root=" + System.getProperty("govchain.root", ".."),
                        AnvilProcessTest.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long pidPrintedBy(Process parent) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        assertThat(line).as("the parent's first line").isNotNull();
        return Long.parseLong(line);
    }

    /** The parent: starts the chain of the directory, prints its process number, waits. */
    public static void main(String[] arguments) throws Exception {
        AnvilProcess anvil = start(Path.of(arguments[0]));
        System.out.println(anvil.pid());
        Thread.sleep(Duration.ofMinutes(1));
    }
}
