package org.govchain.service.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.govchain.service.office.Office;

/** Debian's mosquitto on a port of this machine, with what it keeps in a directory; tests are skipped where it is not on the PATH. */
final class TestBroker implements AutoCloseable {

    private final Path directory;
    private final Path program;
    private final int port;
    private Process process;

    private TestBroker(Path directory, Path program, int port) throws IOException {
        this.directory = directory;
        this.program = program;
        this.port = port;
        process = run();
    }

    /** A program of others. */
    static Path program(String name, String debianPackage) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "skipped: no " + name + " (Debian's " + debianPackage + ") on the PATH");
        return found.orElseThrow();
    }

    /** Starts one that lets everybody do everything, with these lines at the end of its configuration. */
    static TestBroker start(Path directory, String... lines) {
        try {
            int port = freePort();
            Files.createDirectories(directory);
            // No limits, because mosquitto would drop what is beyond them.
            Files.writeString(
                    directory.resolve("mosquitto.conf"),
                    String.join(
                            "\n",
                            "listener " + port + " 127.0.0.1",
                            "allow_anonymous true",
                            "user root", // otherwise one that root starts cannot write here
                            "persistence true",
                            "persistence_location " + directory + "/",
                            "max_queued_messages 0",
                            "log_dest file " + directory.resolve("log"),
                            String.join("\n", lines),
                            ""));
            return new TestBroker(directory, program("mosquitto", "mosquitto"), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private Process run() throws IOException {
        Process started = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        directory.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        Office.await("the broker", () -> answers() || !started.isAlive());
        if (!started.isAlive()) {
            throw new AssertionError(Files.readString(directory.resolve("output")));
        }
        return started;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Processor time it has taken. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    int port() {
        return port;
    }

    /** Ends it in order: sessions and what is queued in them are on the disk. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the broker does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it again where it was. */
    void startAgain() {
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
