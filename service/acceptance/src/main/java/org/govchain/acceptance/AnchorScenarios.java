package org.govchain.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** The occasions of {@link AnchorLatency}; each answers which requests count for it. */
final class AnchorScenarios {

    /**
     * The requests sent in a span of time.
     *
     * @param from inclusive, as {@link System#nanoTime}
     * @param to exclusive
     */
    record Window(String what, long from, long to) {

        static Window since(String what, long from) {
            return new Window(what, from, System.nanoTime());
        }
    }

    /** Its node is the one that the service asks. */
    private static final int OWN = 0;

    /** Neither this one's node nor the fourth's is asked by the service or compared with. */
    private static final int THIRD = 2;

    private static final int FOURTH = 3;

    private static final int CONNECTIONS = 3;
    private static final int BATCH = 50;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ValidatorNetwork network;
    private final PacedLoad load;
    private final AnchorWatch watch;
    private final ServiceClient clerk;
    private final ServiceClient operator;
    private final Acknowledged acknowledged;

    AnchorScenarios(
            ValidatorNetwork network,
            PacedLoad load,
            AnchorWatch watch,
            ServiceClient clerk,
            ServiceClient operator,
            Acknowledged acknowledged) {
        this.network = network;
        this.load = load;
        this.watch = watch;
        this.clerk = clerk;
        this.operator = operator;
        this.acknowledged = acknowledged;
    }

    /** One document now and then. */
    Window idle(int requests, Random random) throws IOException, InterruptedException {
        long from = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            load.send(1);
            Thread.sleep(2_000 + random.nextInt(3_000));
        }
        return Window.since("idle", from);
    }

    /** So many documents a second, in batches. */
    Window load(String what, int perSecond, Duration span) throws IOException, InterruptedException {
        try (PacedLoad.Running _ = load.start(CONNECTIONS, BATCH, perSecond)) {
            long from = System.nanoTime();
            Thread.sleep(span);
            return Window.since(what, from);
        }
    }

    /** The same while one validator is away that the service does not ask. */
    Window withoutOne(int perSecond, Duration span) throws IOException, InterruptedException {
        return without(FOURTH, "one of four away", perSecond, span);
    }

    /** The same while the node is away that the service sends to: whatever its pool held is forgotten. */
    Window withoutOwnNode(int perSecond, Duration span) throws IOException, InterruptedException {
        return without(OWN, "own node away", perSecond, span);
    }

    /** From its end by SIGKILL until it is back with all blocks. */
    private Window without(int member, String what, int perSecond, Duration span)
            throws IOException, InterruptedException {
        try (PacedLoad.Running _ = load.start(CONNECTIONS, BATCH, perSecond)) {
            Thread.sleep(span.dividedBy(4));
            long killed = System.nanoTime();
            network.kill(member);
            Thread.sleep(span.dividedBy(2));
            long started = System.nanoTime();
            network.bringBack();
            Window away = Window.since(what, killed);
            System.out.printf("%s: back %.0f s after its start%n", what, (away.to() - started) / 1e9);
            Thread.sleep(span.dividedBy(4));
            return away;
        }
    }

    /** Two away: accepted, called delayed everywhere, and anchored without anybody's help when they are back. */
    Window withoutTwo(int perSecond) throws IOException, InterruptedException {
        try (PacedLoad.Running _ = load.start(CONNECTIONS, BATCH, perSecond)) {
            long killed = System.nanoTime();
            network.kill(THIRD);
            network.kill(FOURTH);
            awaitWords(DelayWords.EVERYWHERE);
            System.out.printf(
                    "called delayed by API, health and metrics %.0f s after the loss of two%n", since(killed));
            Thread.sleep(LOOK.multipliedBy(20));
            long size = watch.size();
            long started = System.nanoTime();
            network.bringBack();
            awaitSize(size + 1);
            System.out.printf("first anchor %.0f s after the start of the two%n", since(started));
            awaitWords(DelayWords.NOWHERE);
            System.out.printf("not called delayed any more %.0f s after their start%n", since(started));
            return Window.since("two of four away", killed);
        }
    }

    /** Waits until the service calls this many entries anchored. */
    void awaitSize(long size) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_DELAY.toNanos();
        while (watch.size() < size) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("only " + watch.size() + " entries are anchored of " + size);
            }
            Thread.sleep(LOOK);
        }
    }

    private void awaitWords(DelayWords expected) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_DELAY.toNanos();
        DelayWords words = words();
        while (!words.equals(expected)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the service says " + words + " and not " + expected);
            }
            Thread.sleep(LOOK);
            words = words();
        }
    }

    /** Of the document issued last, which has no anchor yet. */
    private DelayWords words() throws IOException, InterruptedException {
        return DelayWords.of(clerk, operator, acknowledged.last());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
