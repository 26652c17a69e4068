package org.govchain.cli.readings;

import java.util.random.RandomGenerator;

/**
 * How readings travel in a LoRaWAN city, by a seeded random: some are heard by nobody, many by several gateways, some of what was lost is sent
 * once more later with its old number, and now and then a gateway is cut off and hands in what it heard when it is back.
 *
 * @param gateways how many there are
 * @param loss share of readings that nobody hears
 */
public record SimulatedRadio(int gateways, double loss) {

    private static final double HEARD_BY_ANOTHER = 0.3;
    private static final double SENT_AGAIN = 0.5;
    private static final int LONGEST_DELAY_MILLIS = 2_000;
    private static final int SOONEST_AGAIN_MILLIS = 10_000;
    private static final int LATEST_AGAIN_MILLIS = 120_000;
    private static final long CYCLE_MILLIS = 600_000;
    private static final int LONGEST_CUT_MILLIS = 180_000;

    /** Where what is heard goes. */
    public interface Ear {
        /** A gateway has heard it, and hands it in at that time in milliseconds since 1970. */
        void hears(int gateway, long deliveredAt);
    }

    public SimulatedRadio {
        if (gateways < 1 || loss < 0 || loss >= 1) {
            throw new IllegalArgumentException("there is a gateway at least, and a loss below one");
        }
    }

    /**
     * Lets a reading travel.
     *
     * @param home the nearest gateway
     * @param sentAt in milliseconds since 1970
     * @return whether anybody heard it, now or when it was sent again
     */
    public boolean send(RandomGenerator random, int home, long sentAt, Ear ear) {
        long on = sentAt;
        if (random.nextDouble() < loss) {
            if (random.nextDouble() >= SENT_AGAIN) {
                return false;
            }
            on = sentAt + random.nextLong(SOONEST_AGAIN_MILLIS, LATEST_AGAIN_MILLIS);
        }
        hears(random, home, on, ear);
        for (int other = 0; other < gateways; other++) {
            if (other != home && random.nextDouble() < HEARD_BY_ANOTHER) {
                hears(random, other, on, ear);
            }
        }
        return true;
    }

    private static void hears(RandomGenerator random, int gateway, long at, Ear ear) {
        long delivered = at + random.nextLong(LONGEST_DELAY_MILLIS);
        ear.hears(gateway, Math.max(delivered, backAgain(gateway, delivered)));
    }

    /** A gateway is cut off once in ten minutes, each at another time and for another while. */
    private static long backAgain(int gateway, long at) {
        long cycle = at / CYCLE_MILLIS;
        long mixed = (cycle * 31 + gateway + 1) * 0x9E3779B97F4A7C15L;
        long start = cycle * CYCLE_MILLIS + Math.floorMod(mixed >>> 20, CYCLE_MILLIS - LONGEST_CUT_MILLIS);
        long end = start + Math.floorMod(mixed >>> 40, LONGEST_CUT_MILLIS);
        return at >= start && at < end ? end : at;
    }
}
