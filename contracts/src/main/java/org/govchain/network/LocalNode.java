package org.govchain.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.development.RecordedPort;
import org.govchain.chain.development.RecordedProcess;
import org.jspecify.annotations.Nullable;

/** One validator as a process on this machine; found again by its pid file when the parent was killed. */
public final class LocalNode {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Optional<BesuProgram> besu;
    private final MemberFolder folder;

    /** Known before the child has written its pid file. */
    private @Nullable RecordedProcess started;

    LocalNode(Optional<BesuProgram> besu, MemberFolder folder) {
        this.besu = besu;
        this.folder = folder;
    }

    /** Whose node it is. */
    public Member member() {
        return folder.member();
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + member().rpcPort());
    }

    /** Its output. */
    public Path log() {
        return folder.log();
    }

    /**
     * Starts it unless it runs; returns before it answers.
     *
     * @throws IllegalStateException when another program has one of its ports
     */
    public void start() throws IOException {
        if (process().isEmpty()) {
            for (int port : List.of(member().rpcPort(), member().p2pPort())) {
                if (!RecordedPort.isFree(port)) {
                    throw new IllegalStateException(
                            "port " + port + " of " + member().name() + " is taken by another program");
                }
            }
            List<String> command = besu.orElseThrow(() -> new IllegalStateException("no Besu distribution is named"))
                    .command();
            started = RecordedProcess.start(command, folder.path(), pidFile(), log());
        }
    }

    /** The number of its process, while it runs. */
    public Optional<Long> pid() throws IOException {
        return process().map(RecordedProcess::pid);
    }

    /** Ends it in order; what its pool holds is forgotten. */
    public void stop() throws IOException {
        Optional<RecordedProcess> process = process();
        if (process.isPresent()) {
            process.get().stop("TERM", GRACE);
        }
    }

    /** As a power cut would. */
    public void kill() throws IOException {
        Optional<RecordedProcess> process = process();
        if (process.isPresent()) {
            process.get().stop("KILL", GRACE);
        }
    }

    /** Whether its process runs. */
    public boolean isAlive() throws IOException {
        return process().isPresent();
    }

    /** Ends it as a power cut would, and starts it anew. */
    void revive() throws IOException {
        kill();
        start();
    }

    /** Its newest block's number, or empty while it does not answer. */
    public Optional<Long> height() {
        try (ChainConnection chain = ChainConnection.open(url(), Duration.ofSeconds(2))) {
            return Optional.of(chain.head().number());
        } catch (ChainUnavailable e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return member().name() + " at " + url();
    }

    private Optional<RecordedProcess> process() throws IOException {
        RecordedProcess own = started;
        return own != null && own.isAlive() ? Optional.of(own) : RecordedProcess.living(pidFile());
    }

    private Path pidFile() {
        return folder.pidFile();
    }
}
