package org.govchain.service.mqtt;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether messages are held back because nothing can be stored, and since when. */
@Component
class Held {

    private static final Logger LOG = LoggerFactory.getLogger(Held.class);

    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();
    private final Clock clock;

    Held(Clock clock) {
        this.clock = clock;
    }

    /** Something failed that will be tried again. */
    void begin(Throwable why) {
        if (since.compareAndSet(null, clock.instant())) {
            LOG.warn("messages wait: {}", why.getClass().getSimpleName());
        }
    }

    /** It went well. */
    void end() {
        if (since.getAndSet(null) != null) {
            LOG.info("messages are stored again");
        }
    }

    Optional<Instant> since() {
        return Optional.ofNullable(since.get());
    }
}
