package org.govchain.service.anchoring;

import java.time.Clock;
import java.time.Duration;
import org.govchain.chain.ChainUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs the checkpoint cycle on a thread of its own, every interval and more often while a transaction is in flight. */
@Component
final class CheckpointLoop implements SmartLifecycle {

    /** How often a block is asked for; a fraction of a block period, so that confirming adds little to it. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);

    private final CheckpointCycle cycle;
    private final SequencerLease lease;
    private final AnchoringState state;
    private final Clock clock;
    private final AnchoringProperties properties;
    private @Nullable Thread thread;
    private volatile boolean running;

    CheckpointLoop(
            CheckpointCycle cycle,
            SequencerLease lease,
            AnchoringState state,
            Clock clock,
            AnchoringProperties properties) {
        this.cycle = cycle;
        this.lease = lease;
        this.state = state;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public void start() {
        if (properties.enabled() && !running) {
            running = true;
            thread = Thread.ofPlatform().name("checkpoints").start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current == null) {
            return;
        }
        current.interrupt();
        try {
            if (current.join(PATIENCE_AT_END)) {
                lease.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            // The lease runs out by itself; the end of the process must not wait for a database that is gone.
            state.unavailable(clock.instant(), "database");
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, before the database pool is closed. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private void run() {
        long due = System.nanoTime();
        while (running) {
            boolean busy = passOnce();
            due += properties.interval().toNanos();
            if (busy) {
                due = System.nanoTime()
                        + Math.min(POLL.toNanos(), properties.interval().toNanos());
            } else if (due < System.nanoTime()) {
                due = System.nanoTime();
            }
            sleepUntil(due);
        }
    }

    /** Outages are waited out; anything else is a bug that ends this loop, seen in health, and lets another process try. */
    private boolean passOnce() {
        boolean known = false;
        try {
            CheckpointCycle.Result result = cycle.pass();
            state.passed(clock.instant(), result);
            known = true;
            return result instanceof CheckpointCycle.Result.InFlight
                    || result instanceof CheckpointCycle.Result.Advanced;
        } catch (ChainUnavailable e) {
            state.unavailable(clock.instant(), "chain: " + e.getMessage());
            known = true;
            return false;
        } catch (DataAccessException | TransactionException e) {
            state.unavailable(clock.instant(), "database: " + e.getClass().getSimpleName());
            known = true;
            return false;
        } finally {
            if (!known) {
                running = false;
                state.passed(
                        clock.instant(), new CheckpointCycle.Result.Stopped("an error in the program, see its log"));
            }
        }
    }

    private void sleepUntil(long due) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        } catch (InterruptedException e) {
            // stop() interrupts; the loop's condition ends it.
            Thread.currentThread().interrupt();
        }
    }
}
