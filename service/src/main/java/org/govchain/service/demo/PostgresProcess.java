package org.govchain.service.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.govchain.chain.development.DirectoryLock;
import org.govchain.chain.development.RecordedPort;
import org.govchain.chain.development.RecordedProcess;

/**
 * The demo's PostgreSQL: its data stays, fsync is on, it listens on the loopback interface and asks for a password.
 *
 * <p>{@link #close} ends it; a service that is killed leaves it running, and the next {@link #start} adopts it.
 */
final class PostgresProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    /** PostgreSQL's fast shutdown: connections are ended, everything is written. */
    private static final String FAST = "INT";

    private final PostgresCluster cluster;
    private final RecordedProcess process;
    private final DirectoryLock lock;
    private final int port;
    private final boolean adopted;

    private PostgresProcess(
            PostgresCluster cluster, RecordedProcess process, DirectoryLock lock, int port, boolean adopted) {
        this.cluster = cluster;
        this.process = process;
        this.lock = lock;
        this.port = port;
        this.adopted = adopted;
    }

    /**
     * Adopts the living server of that directory or starts one, and waits until it answers.
     *
     * @param home data, programs, pid file and log; made when missing
     * @param passwordFile the password of its user, readable by the owner only
     * @throws IllegalStateException when another service uses the directory or the server does not get ready; names its log
     */
    static PostgresProcess start(Path home, Path passwordFile) throws IOException {
        Path directory = Files.createDirectories(home).toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(directory);
        boolean running = false;
        try {
            PostgresProcess postgres = adoptOrStart(
                    new PostgresCluster(directory, passwordFile), lock, directory.resolve("postgres.port"));
            running = true;
            return postgres;
        } finally {
            if (!running) {
                lock.close();
            }
        }
    }

    /** What a service is told about its database. */
    Map<String, Object> properties() throws IOException {
        return Map.of(
                "spring.datasource.url", PostgresCluster.url(port),
                "spring.datasource.username", PostgresCluster.USER,
                "spring.datasource.password", cluster.password());
    }

    /** Whether it was running already, left behind by a service that was killed. */
    boolean adopted() {
        return adopted;
    }

    /** Whether the server still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Process number of the server. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.stop(FAST, GRACE);
        lock.close();
    }

    private static PostgresProcess adoptOrStart(PostgresCluster cluster, DirectoryLock lock, Path portFile)
            throws IOException {
        Optional<RecordedProcess> left = cluster.living();
        if (left.isPresent()) {
            int port = RecordedPort.recorded(portFile);
            if (ready(cluster, left.get(), port, System.nanoTime() + READY.toNanos())) {
                return new PostgresProcess(cluster, left.get(), lock, port, true);
            }
            left.get().stop(FAST, GRACE);
        }
        cluster.initialise();
        return startNew(cluster, lock, RecordedPort.choose(0, portFile));
    }

    /** More than once: backends of a server that was killed hold on to its shared memory for a moment. */
    private static PostgresProcess startNew(PostgresCluster cluster, DirectoryLock lock, int port) throws IOException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < deadline) {
            RecordedProcess process = cluster.start(port);
            if (ready(cluster, process, port, deadline)) {
                return new PostgresProcess(cluster, process, lock, port, false);
            }
            process.stop(FAST, GRACE);
            pause();
        }
        throw new IllegalStateException("PostgreSQL does not get ready; see " + cluster.log());
    }

    /** Whether it answers before the deadline and before it ends. */
    private static boolean ready(PostgresCluster cluster, RecordedProcess process, int port, long deadline)
            throws IOException {
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (cluster.answers(port)) {
                return true;
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
