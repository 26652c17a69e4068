package org.govchain.service.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.govchain.service.rounds.Rounds;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Checks what has come, many messages at once, while the ones before are stored. */
@Component
class CheckingRounds extends Rounds {

    private static final int MOST = 1_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final long IDLE_MILLIS = 200;
    private static final long AFTER_FAILURE_MILLIS = 500;

    private final MqttProperties properties;
    private final Deliveries deliveries;
    private final Checks checks;
    private final Held held;
    private final Broker broker;
    /** One group is stored, one waits here, one is checked. */
    private final BlockingQueue<List<CheckedDelivery>> checked = new ArrayBlockingQueue<>(1);

    CheckingRounds(MqttProperties properties, Deliveries deliveries, Checks checks, Held held, Broker broker) {
        super("mqtt-checking", Duration.ZERO);
        this.properties = properties;
        this.deliveries = deliveries;
        this.checks = checks;
        this.held = held;
        this.broker = broker;
    }

    @Override
    protected boolean isWanted() {
        return properties.broker().isPresent();
    }

    @Override
    protected void round() {
        try {
            List<Delivery> group = deliveries.take(MOST, MOST_BYTES, IDLE_MILLIS);
            broker.readOn();
            while (!group.isEmpty() && isRunning()) {
                if (check(group)) {
                    return;
                }
                Thread.sleep(AFTER_FAILURE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the pause that follows a round ends it
        }
    }

    private boolean check(List<Delivery> group) throws InterruptedException {
        List<CheckedDelivery> next;
        try {
            next = checks.check(group);
        } catch (DataAccessException | TransactionException e) {
            held.begin(e);
            return false;
        }
        held.end();
        checked.put(next);
        return true;
    }

    /** The next group; empty when there is none in that time. */
    List<CheckedDelivery> next(long millis) throws InterruptedException {
        List<CheckedDelivery> next = checked.poll(millis, TimeUnit.MILLISECONDS);
        return next == null ? List.of() : next;
    }
}
