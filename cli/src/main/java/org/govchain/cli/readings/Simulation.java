package org.govchain.cli.readings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.terminal.Fault;

/** Lets a fleet send against a running service for a while, and says how it went. */
public final class Simulation {

    private static final int TICK_MILLIS = 100;
    private static final long SAY_EVERY_MILLIS = 10_000;

    /**
     * How it stands.
     *
     * @param seconds since the start
     * @param sent readings sent into the air
     * @param lost readings that nobody heard
     * @param delivered handed in by a gateway, or on the way there
     * @param waiting due and not answered
     * @param heldBack batches that had to be sent again
     * @param answers times of all answers in microseconds, in ascending order
     */
    public record State(
            double seconds,
            long sent,
            long lost,
            long delivered,
            long waiting,
            long heldBack,
            Tally tally,
            List<Long> answers) {

        /** The time in milliseconds within which this share of all batches was answered; 0 without any. */
        public double answeredWithin(double share) {
            return answers.isEmpty() ? 0 : answers.get((int) Math.ceil(share * answers.size()) - 1) / 1_000.0;
        }

        /** Whether each reading that was heard is there, once, and nothing was refused. */
        public boolean isWhole() {
            return tally.refused() == 0
                    && tally.accepted() == sent - lost
                    && tally.accepted() + tally.duplicates() == delivered;
        }
    }

    private final SimulatedFleet fleet;
    private final ReadingsDoor door;
    private final LongSupplier clock;
    private final List<SimulatedGateway> gateways = new ArrayList<>();
    private final List<Long> answers = Collections.synchronizedList(new ArrayList<>());
    private final Tally tally = new Tally();
    private long delivered;

    public Simulation(SimulatedFleet fleet, List<SenderKey> keys, ReadingsDoor door, LongSupplier clock) {
        this.fleet = fleet;
        this.door = door;
        this.clock = clock;
        keys.forEach(key -> gateways.add(new SimulatedGateway(key, door, tally, clock, answers)));
    }

    /** Runs for so long, hands in what is left, and tells how it stands every ten seconds. */
    public State run(Duration duration, Consumer<State> seen) {
        long start = clock.getAsLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(gateways.size())) {
            List<Future<?>> running = new ArrayList<>();
            gateways.forEach(gateway -> running.add(threads.submit(gateway)));
            try {
                send(start, start + duration.toMillis(), running, seen);
            } finally {
                gateways.forEach(SimulatedGateway::end);
            }
            for (Future<?> gateway : running) {
                ended(gateway);
            }
        }
        return state(start);
    }

    private void send(long start, long end, List<Future<?>> running, Consumer<State> seen) {
        long saidAt = start;
        for (long now = start; now < end; now = clock.getAsLong()) {
            for (Future<?> gateway : running) {
                if (gateway.isDone()) {
                    ended(gateway);
                }
            }
            fleet.until(now, (gateway, at, line) -> {
                delivered++;
                gateways.get(gateway).hears(at, line);
            });
            if (now - saidAt >= SAY_EVERY_MILLIS) {
                saidAt = now;
                seen.accept(state(start));
            }
            sleep();
        }
    }

    private State state(long start) {
        List<Long> sorted = new ArrayList<>(answers);
        Collections.sort(sorted);
        return new State(
                (clock.getAsLong() - start) / 1_000.0,
                fleet.sent(),
                fleet.lost(),
                delivered,
                gateways.stream().mapToLong(SimulatedGateway::waiting).sum(),
                door.heldBack(),
                tally,
                sorted);
    }

    /** A gateway that has given up ends the whole. */
    private static void ended(Future<?> gateway) {
        try {
            gateway.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Fault fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static Fault interrupted(InterruptedException e) {
        return new Fault("interrupted", "what was accepted stays", e);
    }
}
