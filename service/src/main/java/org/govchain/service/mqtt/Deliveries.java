package org.govchain.service.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * What has come and waits. When there is no room nothing more is read from the broker: a receive maximum alone does not hold, since there are
 * brokers that do not keep to it, and messages that nobody acknowledges do not count for it.
 */
@Component
class Deliveries {

    private static final int MOST_BYTES = 16 << 20;

    private final int most;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private long bytes;

    Deliveries(MqttProperties properties) {
        most = properties.receiveMaximum();
    }

    /** Takes in what the broker sent. */
    void add(Delivery delivery) {
        synchronized (waiting) {
            waiting.add(delivery);
            bytes += delivery.message().body().length;
            waiting.notifyAll();
        }
    }

    /** Whether more may be read. */
    boolean hasRoom() {
        synchronized (waiting) {
            return waiting.size() < most && bytes < MOST_BYTES;
        }
    }

    /** What the broker keeps comes again: it is not needed twice. */
    void forgetWhatIsKept() {
        synchronized (waiting) {
            waiting.removeIf(Delivery::isKept);
            bytes = waiting.stream()
                    .mapToLong(delivery -> delivery.message().body().length)
                    .sum();
        }
    }

    /** What waits, in the order it came: so many messages and bytes at most, but at least one; none when none comes in that time. */
    List<Delivery> take(int messages, int mostBytes, long millis) throws InterruptedException {
        synchronized (waiting) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            for (long left = millis;
                    waiting.isEmpty() && left > 0;
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                waiting.wait(left);
            }
            List<Delivery> taken = new ArrayList<>();
            long together = 0;
            while (!waiting.isEmpty() && taken.size() < messages && together < mostBytes) {
                Delivery next = waiting.remove();
                taken.add(next);
                together += next.message().body().length;
            }
            bytes -= together;
            return taken;
        }
    }

    /** Messages that wait to be checked. */
    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }
}
