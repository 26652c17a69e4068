package org.govchain.service.sensors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Counts what is refused of each device, and by and by writes it down: a clock that is wrong, a device that was cloned or a decoder that went
 * mad shows there. A flood costs one row for each reason.
 */
@Component
class RefusalBook extends Rounds implements DisposableBean {

    /** What is refused of a device for one reason. */
    record Refused(UUID device, ReadingAnswer.Why why) {}

    /**
     * How often.
     *
     * @param first the first of these
     * @param last the last of these
     */
    record Tally(long count, Instant first, Instant last) {

        Tally and(Tally later) {
            return new Tally(count + later.count, first, later.last);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RefusalBook.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RefusalStore store;
    private final Clock clock;
    private Map<Refused, Tally> fresh = new HashMap<>();

    RefusalBook(RefusalStore store, Clock clock) {
        super("refusals", PAUSE);
        this.store = store;
        this.clock = clock;
    }

    void add(UUID device, ReadingAnswer.Why why) {
        Instant now = clock.instant();
        add(new Refused(device, why), new Tally(1, now, now));
    }

    private synchronized void add(Refused refused, Tally tally) {
        fresh.merge(refused, tally, Tally::and);
    }

    private synchronized Map<Refused, Tally> taken() {
        Map<Refused, Tally> taken = fresh;
        fresh = new HashMap<>();
        return taken;
    }

    @Override
    protected void round() {
        Map<Refused, Tally> taken = taken();
        try {
            if (!taken.isEmpty()) {
                store.add(taken);
            }
        } catch (DataAccessException e) {
            LOG.debug("refusals wait: {}", e.getClass().getSimpleName());
            taken.forEach(this::add);
        }
    }

    /** What was counted since the last round. */
    @Override
    public void destroy() {
        round();
    }
}
