package org.govchain.service.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.rounds.Rounds;
import org.govchain.service.sensors.Checked;
import org.govchain.service.sensors.ReadingAnswers;
import org.govchain.service.sensors.Readings;
import org.govchain.service.streams.StreamsUnavailable;
import org.springframework.stereotype.Component;

/**
 * Stores what was checked, in the order it came, and settles each message once it is durable. One group after the other: while the database is
 * away nothing is acknowledged, and no reading overtakes another one.
 */
@Component
class StoringRounds extends Rounds {

    private static final int TOGETHER = 5_000;
    private static final long IDLE_MILLIS = 200;
    private static final long NO_ROOM_MILLIS = 20;
    private static final long AFTER_FAILURE_MILLIS = 500;

    private final MqttProperties properties;
    private final CheckingRounds checked;
    private final Readings readings;
    private final Settling settling;
    private final Events events;
    private final Held held;

    StoringRounds(
            MqttProperties properties,
            CheckingRounds checked,
            Readings readings,
            Settling settling,
            Events events,
            Held held) {
        super("mqtt-storing", Duration.ZERO);
        this.properties = properties;
        this.checked = checked;
        this.readings = readings;
        this.settling = settling;
        this.events = events;
        this.held = held;
    }

    @Override
    protected boolean isWanted() {
        return properties.broker().isPresent();
    }

    @Override
    protected void round() {
        try {
            settle(checked.next(IDLE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the pause that follows a round ends it
        }
    }

    private void settle(List<CheckedDelivery> group) throws InterruptedException {
        List<Delivery> part = new ArrayList<>();
        List<Checked.Batch> readable = new ArrayList<>();
        List<Events.Waiting> uplinks = new ArrayList<>();
        int leaves = 0;
        for (CheckedDelivery one : group) {
            switch (one.finding()) {
                case Finding.Refused(Refusal refusal) -> settling.refused(one.delivery(), refusal);
                case Finding.Event event -> uplinks.add(new Events.Waiting(one.delivery(), event));
                case Finding.Batch(Checked.Batch batch) -> {
                    if (leaves + batch.size() > TOGETHER && !part.isEmpty()) {
                        store(part, readable);
                        part.clear();
                        readable.clear();
                        leaves = 0;
                    }
                    part.add(one.delivery());
                    readable.add(batch);
                    leaves += batch.size();
                }
            }
        }
        store(part, readable);
        store(uplinks);
    }

    private void store(List<Events.Waiting> uplinks) throws InterruptedException {
        List<Events.Waiting> left = uplinks;
        while (!left.isEmpty() && isRunning()) {
            left = events.store(left);
            if (!left.isEmpty()) {
                Thread.sleep(AFTER_FAILURE_MILLIS);
            }
        }
    }

    /** Until it is stored, however long that takes: meanwhile the broker keeps what comes. */
    private void store(List<Delivery> deliveries, List<Checked.Batch> readable) throws InterruptedException {
        while (!deliveries.isEmpty() && isRunning()) {
            Optional<CompletableFuture<List<ReadingAnswers>>> stored = readings.store(readable);
            if (stored.isEmpty()) {
                Thread.sleep(NO_ROOM_MILLIS);
                continue;
            }
            Optional<List<ReadingAnswers>> answers = awaited(stored.get());
            if (answers.isPresent()) {
                held.end();
                for (int i = 0; i < deliveries.size(); i++) {
                    settling.stored(deliveries.get(i), answers.get().get(i));
                }
                return;
            }
            Thread.sleep(AFTER_FAILURE_MILLIS);
        }
    }

    /** Empty when nothing was stored, or when that is not known: what was is a duplicate the next time. */
    private Optional<List<ReadingAnswers>> awaited(CompletableFuture<List<ReadingAnswers>> stored)
            throws InterruptedException {
        try {
            return Optional.of(stored.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StreamsUnavailable || e.getCause() instanceof TimeoutException) {
                held.begin(e.getCause());
                return Optional.empty();
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
