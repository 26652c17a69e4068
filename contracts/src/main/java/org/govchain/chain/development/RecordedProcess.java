package org.govchain.chain.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process with a pid file, so that it can be adopted or ended when the parent was killed and comes back.
 *
 * <p>The child writes the file itself before it becomes the program: there is no instant at which it runs unrecorded. It
 * leads its own session, so that a Ctrl-C meant for the parent does not reach it before the parent has let go of it.
 */
public final class RecordedProcess {

    private static final String RECORD_AND_BECOME = """
            set -e
            echo $$ > "$0.new"
            mv "$0.new" "$0"
            if command -v setsid > /dev/null; then exec setsid "$@"; else exec "$@"; fi
            """;

    /** Clock ticks of process start times (10 ms) and of file times differ a little. */
    private static final Duration TICK = Duration.ofMillis(50);

    private final ProcessHandle process;
    private final Path pidFile;

    private RecordedProcess(ProcessHandle process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts a command whose output goes to a file.
     *
     * @throws IOException when it cannot be started
     */
    public static RecordedProcess start(List<String> command, Path workingDirectory, Path pidFile, Path log)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", RECORD_AND_BECOME, pidFile.toString()));
        line.addAll(command);
        Files.deleteIfExists(pidFile);
        Process started = new ProcessBuilder(line)
                .directory(workingDirectory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new RecordedProcess(started.toHandle(), pidFile);
    }

    /**
     * The process a pid file speaks of, if it still runs. A process that began after the file was written got a recycled
     * number and is somebody else's.
     */
    public static Optional<RecordedProcess> living(Path pidFile) throws IOException {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        Instant recorded = Files.getLastModifiedTime(pidFile).toInstant().plus(TICK);
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info()
                        .startInstant()
                        .filter(s -> s.isBefore(recorded))
                        .isPresent())
                .map(p -> new RecordedProcess(p, pidFile));
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the program it runs has this file name. */
    public boolean runs(String program) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith(program))
                .orElse(false);
    }

    /**
     * Asks it to end with a signal ({@code TERM}, {@code INT}), waits, and kills it when it has not ended by then.
     *
     * @throws IOException when the signal cannot be sent or the pid file cannot be removed
     */
    public void stop(String signal, Duration patience) throws IOException {
        if (process.isAlive()) {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!endsWithin(patience)) {
                process.destroyForcibly();
                endsWithin(patience);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private boolean endsWithin(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
