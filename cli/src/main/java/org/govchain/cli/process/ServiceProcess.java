package org.govchain.cli.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;

/**
 * The packaged service as a child process. It ends with this process: a Ctrl-C or an end of the command stops it in order, so
 * that it can end its own chain and database.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE_TO_START = Duration.ofMinutes(3);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Process process;
    private final Thread stopper = new Thread(this::stop, "stop-service");

    private ServiceProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    /**
     * Starts the service jar of the checkout.
     *
     * @param root the checkout
     * @param jvmOptions further options of its JVM
     * @param arguments Spring Boot arguments
     * @param output where its output goes
     */
    public static ServiceProcess start(Path root, List<String> jvmOptions, List<String> arguments, Redirect output) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dgovchain.root=" + root); // where the development chain's program is looked for
        command.addAll(jvmOptions);
        command.addAll(program(root));
        command.addAll(arguments);
        try {
            return new ServiceProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .start());
        } catch (IOException e) {
            throw new Fault("the service cannot be started", "check memory and process limits", e);
        }
    }

    /** What {@code govchain package} made starts in half the time, so it is used when it is there. */
    private static List<String> program(Path root) {
        Path packaged = root.resolve("service/target/govchain-service");
        return Files.exists(packaged)
                ? List.of(
                        "@" + packaged.resolve("jvm.options"),
                        "-XX:AOTCache=" + packaged.resolve("govchain-service.aot"),
                        "-jar",
                        packaged.resolve("govchain-service.jar").toString())
                : List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar(root).toString());
    }

    private static Path jar(Path root) {
        try (Stream<Path> jars = Files.list(root.resolve("service").resolve("target"))) {
            return jars.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> missing(root));
        } catch (IOException e) {
            throw missing(root);
        }
    }

    private static Fault missing(Path root) {
        return new Fault(
                "there is no service jar in " + root.resolve("service/target"),
                "start through ./govchain, which builds it");
    }

    /** Waits until the service says that it is ready. @throws Fault when it ends before, or does not get ready in time */
    public void awaitReady(ServiceClient client) {
        long giveUpAt = System.nanoTime() + PATIENCE_TO_START.toNanos();
        while (!isReady(client)) {
            if (!process.isAlive()) {
                throw new Fault("the service ended with code " + process.exitValue(), "its log says why");
            }
            if (System.nanoTime() > giveUpAt) {
                throw new Fault(
                        "the service is not ready after " + PATIENCE_TO_START.toMinutes() + " minutes",
                        "its log says why");
            }
            pause();
        }
    }

    /** Whether a service answers there that is ready for work. */
    public static boolean isReady(ServiceClient client) {
        try {
            return client.get("actuator/health/readiness").ok()
                    || client.get("actuator/health").ok();
        } catch (ServiceUnreachable e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while the service started", "run the command again", e);
        }
    }

    /** Waits until the service ends by itself and returns its exit code. */
    public int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.isAlive() ? 0 : process.exitValue();
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException alreadyEnding) {
            // The JVM ends and runs the hook itself; stopping twice is harmless.
            return;
        }
    }
}
