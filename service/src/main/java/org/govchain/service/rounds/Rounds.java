package org.govchain.service.rounds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** One daemon thread that does a round, pauses, and does the next, while the service runs. */
public abstract class Rounds implements SmartLifecycle {

    private final String name;
    private final Duration pause;
    private @Nullable Thread thread;
    private volatile boolean running;

    /**
     * @param name of the thread
     * @param pause between the end of a round and the beginning of the next
     */
    protected Rounds(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Outages belong in here, to be waited out; any other exception is a bug and ends the rounds. */
    protected abstract void round();

    @Override
    public final void start() {
        if (!running && isWanted()) {
            running = true;
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }
    }

    @Override
    public final void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    /** Whether this process does the work at all. */
    protected boolean isWanted() {
        return true;
    }

    private void run() {
        while (running) {
            round();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                // Only stop() interrupts.
                return;
            }
        }
    }
}
