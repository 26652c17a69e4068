package org.govchain.service.issuance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.trust.Trust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Issues what waited as soon as the registry answers again. A crash in between is harmless: the Idempotency-Key makes it once. */
@Component
class WaitingLoop implements SmartInitializingSingleton, DisposableBean, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingLoop.class);
    private static final int AT_ONCE = 20;
    private static final long PERIOD_MILLIS = 1_000;
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 10;

    private final WaitingRequests waiting;
    private final Issuance issuance;
    private final IdempotencyStore idempotency;
    private final Trust trust;
    private volatile long pausedUntil = System.nanoTime();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waiting-requests").factory());

    WaitingLoop(WaitingRequests waiting, Issuance issuance, IdempotencyStore idempotency, Trust trust) {
        this.waiting = waiting;
        this.issuance = issuance;
        this.idempotency = idempotency;
        this.trust = trust;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var _ = executor.scheduleWithFixedDelay(this::run, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("govchain.requests.waiting", waiting::count)
                .description("Requests that wait until the registry can be asked")
                .register(registry);
    }

    private void run() {
        if (System.nanoTime() - pausedUntil < 0) {
            return;
        }
        try {
            while (trust.isCurrent() && work()) {
                LOG.debug("the next waiting requests");
            }
        } catch (DataAccessException e) {
            LOG.warn("waiting requests go on waiting: {}", e.getClass().getSimpleName());
        }
    }

    /** Takes the next ones on; false when there is nothing more to do now. */
    boolean work() {
        List<WaitingRequests.Waiting> next = waiting.next(AT_ONCE);
        int done = 0;
        for (WaitingRequests.Waiting request : next) {
            try {
                done += decide(request) ? 1 : 0;
            } catch (IllegalStateException e) {
                // Most likely the key store or the storage: the others would fail as well.
                fault(request);
                return false;
            }
        }
        return done == AT_ONCE;
    }

    /** False when it goes on waiting. */
    private boolean decide(WaitingRequests.Waiting request) {
        Optional<IdempotencyStore.Known> known = idempotency.find(request.authority(), request.key());
        if (known.isPresent() && known.get() instanceof IdempotencyStore.Known.Answered) {
            waiting.issued(request);
            return true;
        }
        return switch (issuance.issue(
                request.authority(), request.author(), request.requests(), request.key(), request.form())) {
            case Issuance.Outcome.Issued _, Issuance.Outcome.Drafted _ -> {
                waiting.issued(request);
                yield true;
            }
            case Issuance.Outcome.Refused(Refusal refusal)
            when isFinal(refusal.code()) -> {
                waiting.refused(request, refusal);
                yield true;
            }
            case Issuance.Outcome.Refused _, Issuance.Outcome.Deferred _ -> false;
        };
    }

    /** The others go first next time; what fails again and again is given back. */
    private void fault(WaitingRequests.Waiting request) {
        LOG.warn("the waiting request {} could not be signed", request.id());
        pausedUntil = System.nanoTime() + PAUSE_AFTER_FAULT.toNanos();
        if (waiting.failed(request) == MOST_ATTEMPTS) {
            waiting.refused(
                    request, Refusal.of(RefusalCode.UNAVAILABLE, "it could not be signed; please send it again"));
        }
    }

    private static boolean isFinal(RefusalCode code) {
        return code != RefusalCode.UNAVAILABLE && code != RefusalCode.REQUEST_IN_PROGRESS;
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
