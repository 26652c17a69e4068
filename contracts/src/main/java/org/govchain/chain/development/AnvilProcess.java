package org.govchain.chain.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;

/**
 * The development chain: anvil on the loopback interface with its state on disk. Nothing on it is final: after a kill -9 it
 * may have lost its last seconds, so compare what the chain holds with what was anchored whenever it was started.
 *
 * <p>{@link #close} ends anvil; a parent that is killed leaves it running, and the next {@link #start} adopts it.
 */
public final class AnvilProcess implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AnvilProcess.class.getName());
    private static final Duration READY = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration COPY_INTERVAL = Duration.ofSeconds(2);

    private final RecordedProcess process;
    private final StateFile state;
    private final DirectoryLock lock;
    private final URI url;
    private final boolean adopted;
    private final ScheduledExecutorService copier;
    private final ScheduledFuture<?> copies;

    private AnvilProcess(RecordedProcess process, StateFile state, DirectoryLock lock, int port, boolean adopted) {
        this.process = process;
        this.state = state;
        this.lock = lock;
        this.url = url(port);
        this.adopted = adopted;
        this.copier = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("anvil-state").factory());
        this.copies = copier.scheduleWithFixedDelay(
                this::copyState, COPY_INTERVAL.toMillis(), COPY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * How to run it.
     *
     * @param program anvil, see {@link AnvilBinary}
     * @param directory state, pid file and log; made when missing
     * @param port on the loopback interface; 0 for the one used last time, or any
     * @param chainId EIP-155 chain id
     * @param blockTime a block so often; zero for one for each transaction as soon as it comes
     */
    public record Settings(Path program, Path directory, int port, long chainId, Duration blockTime) {

        /** With a block every second, as a network has them. */
        public Settings(Path program, Path directory, int port, long chainId) {
            this(program, directory, port, chainId, Duration.ofSeconds(1));
        }

        /** The same with a block for each transaction: for those who send many, one after the other, and look at nothing in between. */
        public Settings withBlockForEach() {
            return withBlocksEvery(Duration.ZERO);
        }

        /** The same with blocks so often; several within a second have the same time. */
        public Settings withBlocksEvery(Duration blockTime) {
            return new Settings(program, directory, port, chainId, blockTime);
        }
    }

    /**
     * Adopts the living anvil of that directory or starts one, and waits until it answers.
     *
     * @throws IllegalStateException when another process uses the directory, the port is taken or anvil does not get ready
     */
    public static AnvilProcess start(Settings settings) throws IOException {
        Path directory =
                Files.createDirectories(settings.directory()).toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(directory);
        boolean running = false;
        try {
            AnvilProcess anvil = adoptOrStart(settings, directory, lock);
            running = true;
            return anvil;
        } finally {
            if (!running) {
                lock.close();
            }
        }
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    /** Whether it was running already, left behind by a parent that was killed. */
    public boolean adopted() {
        return adopted;
    }

    /** Its process number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it; it writes its state before it goes. */
    @Override
    public void close() throws IOException {
        copies.cancel(false);
        copier.close();
        process.stop("TERM", GRACE);
        lock.close();
    }

    private static AnvilProcess adoptOrStart(Settings settings, Path directory, DirectoryLock lock) throws IOException {
        Path pidFile = directory.resolve("anvil.pid");
        Path portFile = directory.resolve("anvil.port");
        StateFile state = new StateFile(directory);
        Optional<RecordedProcess> left = RecordedProcess.living(pidFile).filter(process -> process.runs("anvil"));
        if (left.isPresent()) {
            int port = RecordedPort.recorded(portFile);
            boolean wanted = settings.port() == 0 || settings.port() == port;
            if (wanted && answersAs(settings.chainId(), port)) {
                return new AnvilProcess(left.get(), state, lock, port, true);
            }
            left.get().stop("TERM", GRACE);
        }
        return startNew(settings, directory, lock, state, pidFile, RecordedPort.choose(settings.port(), portFile));
    }

    private static AnvilProcess startNew(
            Settings settings, Path directory, DirectoryLock lock, StateFile state, Path pidFile, int port)
            throws IOException {
        boolean begun = Files.exists(state.file());
        Optional<Path> copy = state.repair();
        copy.ifPresent(c ->
                LOG.log(System.Logger.Level.WARNING, "the state of the chain was truncated; it continues from {0}", c));
        if (begun && Files.notExists(state.file())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the chain's state was truncated before the first copy; it begins anew");
        }
        Path log = directory.resolve("anvil.log");
        RecordedProcess process = RecordedProcess.start(command(settings, state, port), directory, pidFile, log);
        boolean ready = false;
        try {
            awaitReady(process, settings.chainId(), port, log);
            ready = true;
            return new AnvilProcess(process, state, lock, port, false);
        } finally {
            // Whatever went wrong, also a JVM that is ending: no anvil stays that nobody would end.
            if (!ready) {
                process.stop("TERM", GRACE);
            }
        }
    }

    /** No accounts of anvil's own: their keys are in every manual. Blocks come with a price of zero, as on our network. */
    private static List<String> command(Settings settings, StateFile state, int port) {
        List<String> command = new ArrayList<>(List.of(
                settings.program().toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--chain-id=" + settings.chainId(),
                "--hardfork=cancun",
                "--state=" + state.file(),
                "--state-interval=1",
                "--gas-price=0",
                "--base-fee=0",
                "--accounts=0",
                "--no-cors",
                "--quiet"));
        if (settings.blockTime().isPositive()) {
            command.add("--block-time=" + settings.blockTime().toMillis() / 1000.0);
        }
        return command;
    }

    private static void awaitReady(RecordedProcess process, long chainId, int port, Path log) {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!answersAs(chainId, port)) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("anvil did not get ready; see " + log);
            }
            pause();
        }
    }

    private static boolean answersAs(long chainId, int port) {
        try (ChainConnection chain = ChainConnection.open(url(port), Duration.ofSeconds(2))) {
            return chain.chainId() == chainId;
        } catch (ChainUnavailable e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for anvil", e);
        }
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void copyState() {
        try {
            state.copy();
        } catch (IOException | UncheckedIOException e) {
            // The next copy may succeed; the chain itself does not depend on it.
            LOG.log(System.Logger.Level.WARNING, "cannot copy the chain's state", e);
        }
    }
}
