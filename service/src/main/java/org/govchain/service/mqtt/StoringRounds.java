package org.govchain.service.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
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
    private final Broker broker;
    private final CheckingRounds checked;
    private final Readings readings;
    private final Settling settling;
    private final Events events;
    private final Held held;

    StoringRounds(
            MqttProperties properties,
            Broker broker,
            CheckingRounds checked,
            Readings readings,
            Settling settling,
            Events events,
            Held held) {
        super("mqtt-storing", Duration.ZERO);
        this.properties = properties;
        this.broker = broker;
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
        while (!left.isEmpty() && isWorthIt()) {
            left = events.store(left);
            if (!left.isEmpty()) {
                Thread.sleep(AFTER_FAILURE_MILLIS);
            }
        }
    }

    /** What the broker gives to another process need not be stored by this one, which could not. */
    private boolean isWorthIt() {
        if (!broker.isOurs()) {
            held.end();
        }
        return isRunning() && broker.isOurs();
    }

    /** Until it is stored, however long that takes: meanwhile the broker keeps what comes. */
    private void store(List<Delivery> deliveries, List<Checked.Batch> readable) throws InterruptedException {
        while (!deliveries.isEmpty() && isWorthIt()) {
            Optional<CompletableFuture<List<ReadingAnswers>>> stored = readings.store(readable);
            if (stored.isEmpty()) {
                Thread.sleep(NO_ROOM_MILLIS);
                continue;
            }
            switch (awaited(stored.get())) {
                case Stored.Answered(List<ReadingAnswers> answers) -> {
                    held.end();
                    for (int i = 0; i < deliveries.size(); i++) {
                        settling.stored(deliveries.get(i), answers.get(i));
                    }
                    return;
                }
                case Stored.Faulty(RuntimeException bug) -> {
                    contain(bug, deliveries, readable);
                    return;
                }
                case Stored.Later _ -> Thread.sleep(AFTER_FAILURE_MILLIS);
            }
        }
    }

    /** A stream that is damaged must not keep the readings of others at the broker: each message is tried alone. */
    private void contain(RuntimeException bug, List<Delivery> deliveries, List<Checked.Batch> readable)
            throws InterruptedException {
        if (deliveries.size() == 1) {
            settling.failed(bug);
            settling.refused(
                    deliveries.getFirst(), Refusal.of(RefusalCode.MALFORMED_REQUEST, "the message cannot be stored"));
            return;
        }
        for (int i = 0; i < deliveries.size(); i++) {
            store(List.of(deliveries.get(i)), List.of(readable.get(i)));
        }
    }

    /** What became of a group. */
    private sealed interface Stored {
        record Answered(List<ReadingAnswers> answers) implements Stored {}

        /** Nothing was stored, or that is not known: what was is a duplicate the next time. */
        record Later() implements Stored {}

        record Faulty(RuntimeException bug) implements Stored {}
    }

    private Stored awaited(CompletableFuture<List<ReadingAnswers>> stored) throws InterruptedException {
        try {
            return new Stored.Answered(stored.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StreamsUnavailable || e.getCause() instanceof TimeoutException) {
                held.begin(e.getCause());
                return new Stored.Later();
            }
            return new Stored.Faulty(
                    e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause()));
        }
    }
}
