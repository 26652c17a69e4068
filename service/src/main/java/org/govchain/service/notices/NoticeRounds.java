package org.govchain.service.notices;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.govchain.service.rounds.Backoff;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends notices. One that fails is tried again, later and later, for a day; a crash right after sending may send it twice, under the same Message-ID. */
@Component
final class NoticeRounds extends Rounds implements MeterBinder {

    /** After this long a notice is given up. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 10;
    /** More than ten mails take at a server that lets every timeout pass. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));

    private final NoticeStore store;
    private final Postman postman;
    private final Clock clock;

    NoticeRounds(NoticeStore store, Postman postman, Clock clock) {
        super("notices", PAUSE);
        this.store = store;
        this.postman = postman;
        this.clock = clock;
    }

    @Override
    protected boolean isWanted() {
        return postman.isThere();
    }

    @Override
    protected void round() {
        try {
            sendDue();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("notices wait: {}", e.getClass().getSimpleName());
        }
    }

    /** One round. */
    void sendDue() {
        store.claim(clock.instant(), LEASE, AT_ONCE).forEach(this::send);
    }

    private void send(NoticeStore.Due due) {
        Instant now = clock.instant();
        if (!now.isBefore(due.until())) {
            store.giveUp(due.grant(), "hand-over ended", now);
            return;
        }
        switch (postman.send(due)) {
            case Postman.Answer.Sent _ -> store.sent(due.grant(), clock.instant());
            case Postman.Answer.Refused(String why) -> store.giveUp(due.grant(), why, clock.instant());
            case Postman.Answer.Failed(String why) -> failed(due, why);
        }
    }

    private void failed(NoticeStore.Due due, String why) {
        Instant now = clock.instant();
        if (due.created().plus(LONGEST).isAfter(now)) {
            store.again(due.grant(), why, now.plus(BACKOFF.after(due.attempt())));
        } else {
            store.giveUp(due.grant(), why, now);
        }
        LOG.warn("a notice was not sent: {}, attempt {}", why, due.attempt());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("govchain.notices.waiting", store::waiting)
                .description("mails that are not sent yet")
                .register(registry);
    }
}
