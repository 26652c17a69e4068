package org.govchain.service.registration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks again and again, which also makes the next status list in time, and says when somebody has to act: health
 * "registration" is INCOMPLETE and the gauge {@code govchain.registration.missing} above zero.
 */
@Component("registrationHealthIndicator") // shown as "registration"
final class RegistrationWatch extends Rounds implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Registration registration;
    private volatile List<WantedChange> missing = List.of();

    RegistrationWatch(Registration registration, MeterRegistry meters) {
        super("registration", PAUSE);
        this.registration = registration;
        Gauge.builder("govchain.registration.missing", () -> missing.size())
                .description("changes of the registry that this installation waits for")
                .register(meters);
    }

    @Override
    public Health health() {
        List<WantedChange> now = missing;
        return (now.isEmpty() ? Health.up() : Health.status(new Status("INCOMPLETE")))
                .withDetail("missing", now.size())
                .build();
    }

    @Override
    protected void round() {
        try {
            registration.missing().ifPresent(this::tell);
        } catch (DataAccessException | TransactionException e) {
            // Health "db" says so as well; the next round looks again.
            LOG.debug("the database does not answer: {}", e.getMessage());
        }
    }

    private void tell(List<WantedChange> now) {
        if (now.size() != missing.size()) {
            LOG.info(
                    now.isEmpty()
                            ? "the registry has all that this installation needs"
                            : "the registry lacks {} entries that this installation needs: govchain registration",
                    now.size());
        }
        missing = now;
    }
}
