package org.govchain.service.trust;

import java.time.Duration;
import org.govchain.chain.ChainUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the mirror as young as the chain allows. */
@Component
final class RegistryRefresh implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRefresh.class);

    private final RegistryMirror mirror;
    private final Trust trust;
    private final Duration interval;
    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean answered = true;

    RegistryRefresh(RegistryMirror mirror, Trust trust, TrustProperties properties) {
        this.mirror = mirror;
        this.trust = trust;
        this.interval = properties.refreshInterval();
    }

    @Override
    public void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("registry").start(this::run);
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
            refresh();
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                // Only stop() interrupts.
                return;
            }
        }
    }

    private void refresh() {
        try {
            mirror.refresh();
            // Made here, where the node answers: whoever issues does not depend on it within max-registry-age.
            var _ = trust.policy();
            tell(true, "");
        } catch (ChainUnavailable e) {
            tell(false, String.valueOf(e.getMessage()));
        }
    }

    private void tell(boolean now, String reason) {
        if (now != answered) {
            answered = now;
            if (now) {
                LOG.info("the registry answers again");
            } else {
                LOG.warn("the registry does not answer: {}", reason);
            }
        }
    }
}
