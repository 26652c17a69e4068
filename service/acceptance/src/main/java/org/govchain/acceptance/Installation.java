package org.govchain.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One demo installation in a directory of its own: the packaged service, and through it PostgreSQL and the chain. */
final class Installation {

    private static final Duration READY = Duration.ofMinutes(5);

    private final Path program;
    private final Path agentJar;
    private final Path root;
    private final Path data;
    private final List<String> properties;
    private final int port;
    private @Nullable Process service;

    /**
     * An installation that was never started.
     *
     * @param root the checkout, with what {@code govchain package} and {@code mvn package} make
     * @param data an empty or missing directory
     */
    Installation(Path root, Path data) throws IOException {
        this(root, data, List.of());
    }

    /**
     * As the other one.
     *
     * @param properties {@code name=value}; they win over what the demo sets by itself
     */
    Installation(Path root, Path data, List<String> properties) throws IOException {
        this.root = root;
        this.properties = List.copyOf(properties);
        this.program = root.resolve("service/target/govchain-service");
        if (Files.notExists(program)) {
            throw new IllegalStateException(program + " is missing: ./govchain package makes it");
        }
        this.agentJar = jar(root.resolve("service/acceptance/target"));
        this.data = Files.createDirectories(data).toAbsolutePath();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    private static Path jar(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith("SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in " + directory + ": mvn package makes it"));
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path data() {
        return data;
    }

    /**
     * Starts the service and waits until it is ready.
     *
     * @param crashAfter {@code class#method:count} for the crash agent, or null for an ordinary start
     * @return whether it became ready; with {@code crashAfter} it may well crash before
     */
    boolean start(@Nullable String crashAfter) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "@" + program.resolve("jvm.options")));
        if (crashAfter != null) {
            command.add("-javaagent:" + agentJar + "=" + crashAfter);
        } else {
            command.add("-XX:AOTCache=" + program.resolve("govchain-service.aot"));
        }
        command.addAll(List.of(
                "-jar",
                program.resolve("govchain-service.jar").toString(),
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--govchain.demo.directory=" + data));
        properties.forEach(property -> command.add("--" + property));
        service = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()))
                .start();
        return awaitReady(service);
    }

    private boolean awaitReady(Process process) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    boolean isReady() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url().resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits for the service to end by itself. */
    boolean awaitDeath(int seconds) throws InterruptedException {
        return service == null || service.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** {@code kill -9} of the service alone; its children live on. */
    void killService() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly();
            service.waitFor();
        }
    }

    /** {@code kill -9} of the process that a pid file below the data directory names; false when there is none alive. */
    boolean killRecorded(String pidFileName) throws IOException {
        Optional<ProcessHandle> process = recorded(pidFileName);
        process.ifPresent(ProcessHandle::destroyForcibly);
        return process.isPresent();
    }

    /** Process number of the service, which runs. */
    long pid() {
        return Objects.requireNonNull(service, "the service was not started").pid();
    }

    Optional<ProcessHandle> recorded(String pidFileName) throws IOException {
        try (Stream<Path> files = Files.find(data, 4, (path, attributes) -> path.endsWith(pidFileName))) {
            Optional<Path> file = files.findFirst();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            String pid =
                    Files.readString(file.get()).lines().findFirst().orElse("").strip();
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        }
    }

    /** Ends the service as an operator would; it ends its children. */
    void stop() throws InterruptedException {
        if (service != null && service.isAlive()) {
            service.destroy();
            if (!service.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service did not end within a minute of being asked to");
            }
        }
    }
}
