package org.govchain.cli.readings;

import java.nio.charset.StandardCharsets;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/**
 * Devices that measure at their own times and count what they send. Whatever they do follows from the seed and the time; belongs to one
 * thread.
 */
public final class SimulatedFleet {

    private static final double MINUTE_MILLIS = 60_000;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double SLACK = 0.2;

    /** Takes what gateways hand in. */
    public interface Deliveries {
        /** A line of JSON, handed in by a gateway at that time. */
        void add(int gateway, long at, byte[] line);
    }

    private static final class Member {
        private final int number;
        private final SplittableRandom random;
        private long next;
        private long counter;

        private Member(int number, SplittableRandom random) {
            this.number = number;
            this.random = random;
        }
    }

    private final String prefix;
    private final String session;
    private final SimulatedRadio radio;
    private final LongToDoubleFunction rate;
    private final PriorityQueue<Member> waiting =
            new PriorityQueue<>((one, other) -> Long.compare(one.next, other.next));
    private long sent;
    private long lost;

    /**
     * A fleet that has sent nothing yet.
     *
     * @param prefix of the devices' names
     * @param session of their counters; another one in each run
     * @param rate readings a minute of each device, by the time in milliseconds since 1970
     * @param start when the first ones measure
     */
    public SimulatedFleet(
            String prefix,
            String session,
            int devices,
            long seed,
            SimulatedRadio radio,
            LongToDoubleFunction rate,
            long start) {
        this.prefix = prefix;
        this.session = session;
        this.radio = radio;
        this.rate = rate;
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 1; i <= devices; i++) {
            Member member = new Member(i, seeds.split());
            member.next = start + (long) (member.random.nextDouble() * interval(start));
            waiting.add(member);
        }
    }

    /** The name of the device with this number, from 1. */
    public static String name(String prefix, int number) {
        return prefix + "-" + String.valueOf(100_000 + number).substring(1);
    }

    /** Lets everything happen that is due until then. */
    public void until(long now, Deliveries deliveries) {
        while (!waiting.isEmpty() && waiting.element().next <= now) {
            Member member = waiting.remove();
            byte[] line = line(member);
            boolean heard = radio.send(
                    member.random,
                    member.number % radio.gateways(),
                    member.next,
                    (gateway, at) -> deliveries.add(gateway, at, line));
            sent++;
            lost += heard ? 0 : 1;
            member.counter++;
            double slack = 1 - SLACK / 2 + SLACK * member.random.nextDouble();
            member.next += Math.max(1, (long) (interval(member.next) * slack));
            waiting.add(member);
        }
    }

    /** How many readings were sent into the air. */
    public long sent() {
        return sent;
    }

    /** How many of them nobody ever hears. */
    public long lost() {
        return lost;
    }

    private double interval(long at) {
        return MINUTE_MILLIS / rate.applyAsDouble(at);
    }

    /** A day's course of temperature with some noise, and humidity against it. */
    private byte[] line(Member member) {
        double course = Math.sin(2 * Math.PI * (member.next / DAY_MILLIS - 0.35));
        long tenths = Math.round(10 * (11 + 6 * course + member.number % 5 + member.random.nextDouble()));
        StringBuilder line = new StringBuilder(160).append("{\"device\":\"").append(name(prefix, member.number));
        line.append("\",\"at\":")
                .append(member.next)
                .append(",\"values\":{\"temperature\":")
                .append(tenths / 10);
        line.append('.').append(tenths % 10).append(",\"humidity\":").append(Math.round(70 - 20 * course));
        line.append("},\"session\":\"")
                .append(session)
                .append("\",\"counter\":")
                .append(member.counter)
                .append("}\n");
        return line.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
