package org.govchain.service.sensors;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.govchain.service.devices.Devices;
import org.govchain.service.devices.Retained;
import org.govchain.service.rounds.FaultText;
import org.govchain.service.rounds.Rounds;
import org.govchain.service.streams.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Forgets readings whose time is over. Days are those of UTC and forgotten as a whole, so that a stream is touched once a day: what was received on
 * a day is kept for so many days after its end, and not longer than until the first round behind them.
 */
@Component
class ForgettingRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingRounds.class);

    private final Devices devices;
    private final Streams streams;
    private final Clock clock;

    ForgettingRounds(ForgettingProperties properties, Devices devices, Streams streams, Clock clock) {
        super("forgetting", properties.interval());
        this.devices = devices;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    protected void round() {
        Instant now = clock.instant();
        // One after the other, and each for itself: rows that cannot be deleted now must not keep anything from being
        // forgotten.
        attempt(() -> streams.sweep(now));
        attempt(() -> devices.retained().forEach(device -> forget(device, now)));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("readings are forgotten later: {}", e.getClass().getSimpleName());
        }
    }

    private void forget(Retained device, Instant now) {
        LocalDate firstKept = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(device.days());
        try {
            streams.forget(
                    device.device(), firstKept.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DataAccessException | TransactionException outage) {
            throw outage;
        } catch (RuntimeException damaged) {
            // One stream that is damaged does not keep the others from being forgotten.
            LOG.error("the stream of device {} cannot be forgotten: {}", device.device(), FaultText.trace(damaged));
        }
    }
}
