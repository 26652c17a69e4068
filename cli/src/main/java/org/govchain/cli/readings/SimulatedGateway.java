package org.govchain.cli.readings;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.LongSupplier;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.remote.ServiceUnreachable;
import tools.jackson.databind.JsonNode;

/** Hands in what it has heard, some batches a second, signed with its own key. */
final class SimulatedGateway implements Runnable {

    private static final int MOST = 1_000;
    private static final int PAUSE_MILLIS = 250;

    /** A reading on its way. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Delivery(long at, byte[] line) {}

    private final SenderKey key;
    private final ReadingsDoor door;
    private final Tally tally;
    private final LongSupplier clock;
    private final List<Long> answeredInMicros;
    private final PriorityBlockingQueue<Delivery> heard =
            new PriorityBlockingQueue<>(64, (one, other) -> Long.compare(one.at(), other.at()));
    private volatile boolean ending;

    /** @param answeredInMicros gets how long each answer took; of all gateways, synchronized by itself */
    SimulatedGateway(SenderKey key, ReadingsDoor door, Tally tally, LongSupplier clock, List<Long> answeredInMicros) {
        this.key = key;
        this.door = door;
        this.tally = tally;
        this.clock = clock;
        this.answeredInMicros = answeredInMicros;
    }

    void hears(long deliveredAt, byte[] line) {
        heard.add(new Delivery(deliveredAt, line));
    }

    /** What is due and not answered; what is held back by a cut line does not count. */
    int waiting() {
        long now = clock.getAsLong();
        return (int) heard.stream().filter(delivery -> delivery.at() <= now).count();
    }

    /** Hands in all that is left, whenever it was due, and ends. */
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        try {
            while (true) {
                boolean last = ending;
                List<byte[]> batch = due();
                if (!batch.isEmpty()) {
                    send(batch);
                } else if (last) {
                    return;
                }
                if (batch.size() < MOST && !ending) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<byte[]> due() {
        long now = ending ? Long.MAX_VALUE : clock.getAsLong();
        List<byte[]> batch = new ArrayList<>();
        while (batch.size() < MOST) {
            Delivery first = heard.peek();
            if (first == null || first.at() > now) {
                break;
            }
            // Only this thread takes any: what came in between is due earlier still.
            batch.add(heard.remove().line());
        }
        return batch;
    }

    private void send(List<byte[]> lines) throws ServiceUnreachable {
        ByteArrayOutputStream body = new ByteArrayOutputStream(lines.size() * 150);
        lines.forEach(body::writeBytes);
        byte[] bytes = body.toByteArray();
        long start = System.nanoTime();
        JsonNode answer = door.send(bytes, key.sign(bytes));
        answeredInMicros.add((System.nanoTime() - start) / 1_000);
        tally.add(answer);
    }
}
