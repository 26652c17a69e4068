package org.govchain.service.demo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the demo's database or chain again when it ends, as a data centre's supervisor would; the service waits that out. */
final class DemoWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWatch.class);
    private static final long PERIOD_MILLIS = 500;

    private final DemoInstallation installation;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo-watch").factory());

    private DemoWatch(DemoInstallation installation) {
        this.installation = installation;
    }

    static DemoWatch start(DemoInstallation installation) {
        DemoWatch watch = new DemoWatch(installation);
        var _ = watch.executor.scheduleWithFixedDelay(watch::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            List<String> revived = installation.revive();
            if (!revived.isEmpty()) {
                LOG.warn("{} had ended and runs again", String.join(" and ", revived));
            }
        } catch (IOException | IllegalStateException e) {
            LOG.error("the demo's database or chain has ended and does not start again: {}", e.getMessage());
        }
    }

    /** Returns when no start is under way any more. */
    @Override
    public void close() {
        executor.close();
    }
}
