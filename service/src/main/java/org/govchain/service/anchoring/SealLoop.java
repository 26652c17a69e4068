package org.govchain.service.anchoring;

import java.time.Duration;
import org.govchain.chain.ChainUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Looks for consortium seals that are missing, on a thread of its own: anchoring never waits for it. */
@Component
final class SealLoop implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SealLoop.class);

    private final SealBackfill backfill;
    private final boolean enabled;
    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean answered = true;

    SealLoop(SealBackfill backfill, AnchoringProperties properties) {
        this.backfill = backfill;
        this.enabled = properties.enabled();
    }

    @Override
    public void start() {
        if (enabled && !running) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("consortium-seals").start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            round();
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                // Only stop() interrupts.
                return;
            }
        }
    }

    /** Outages are waited out; the next round begins where seals are missing then. */
    private void round() {
        try {
            backfill.round();
            tell(true, "");
        } catch (ChainUnavailable e) {
            tell(false, String.valueOf(e.getMessage()));
        } catch (DataAccessException e) {
            tell(false, "database: " + e.getClass().getSimpleName());
        }
    }

    private void tell(boolean now, String reason) {
        if (running && now != answered) {
            answered = now;
            if (now) {
                LOG.info("consortium seals can be fetched again");
            } else {
                LOG.warn("consortium seals cannot be fetched: {}", reason);
            }
        }
    }
}
