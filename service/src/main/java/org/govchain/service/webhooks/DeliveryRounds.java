package org.govchain.service.webhooks;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.govchain.service.rounds.Backoff;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Delivers, each letter on a thread of its own: a receiver that hangs holds up nobody else. */
@Component
class DeliveryRounds extends Rounds implements DisposableBean {

    /** After this long a delivery is parked until somebody asks for it again. */
    static final Duration LONGEST = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRounds.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LEASE = Duration.ofSeconds(Sender.LONGEST_SECONDS * 4L);
    private static final int MOST_OF_A_RECEIVER = 16;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(8));
    /** Receivers that come back after an outage shall not meet all senders at once. */
    private static final double JITTER = 0.25;

    private final WebhookStore store;
    private final Sender sender;
    private final SecureRandom random;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DeliveryRounds(WebhookStore store, Sender sender, SecureRandom random, Clock clock) {
        super("webhook-deliveries", PAUSE);
        this.store = store;
        this.sender = sender;
        this.random = random;
        this.clock = clock;
    }

    @Override
    protected void round() {
        try {
            List<WebhookStore.Due> due = store.claim(LEASE, MOST_OF_A_RECEIVER);
            due.forEach(delivery -> threads.execute(() -> deliver(delivery)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("webhooks wait: {}", e.getClass().getSimpleName());
        }
    }

    private void deliver(WebhookStore.Due due) {
        try {
            Instant now = clock.instant();
            Sender.Answer answer = sender.send(store.letter(due, now));
            if (answer.delivered() || !due.createdAt().plus(LONGEST).isAfter(now)) {
                store.ended(due.id(), answer.delivered(), answer.answer(), clock.instant());
            } else {
                store.again(due.id(), pause(due.attempt(), random.nextDouble()), answer.answer());
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "what came of a delivery is not stored, it is tried again: {}",
                    e.getClass().getSimpleName());
        }
    }

    /**
     * Doubles from try to try.
     *
     * @param attempt counted from 1
     * @param chance from 0 to 1
     */
    static Duration pause(int attempt, double chance) {
        long pause = BACKOFF.after(attempt).toMillis();
        return Duration.ofMillis((long) (pause * (1 - JITTER + 2 * JITTER * chance)));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
