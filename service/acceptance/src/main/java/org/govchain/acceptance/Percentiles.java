package org.govchain.acceptance;

import java.time.Duration;
import java.util.Collection;

/** Durations in order. */
final class Percentiles {

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of durations in any order; may be none. */
    static Percentiles of(Collection<Long> nanos) {
        return new Percentiles(
                nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    int count() {
        return sorted.length;
    }

    /** The duration that this share of them does not exceed, 0 when there are none. */
    Duration at(double share) {
        int place = (int) Math.min(sorted.length - 1, Math.floor(sorted.length * share));
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos(sorted[place]);
    }

    double millisAt(double share) {
        return at(share).toNanos() / 1e6;
    }

    double secondsAt(double share) {
        return at(share).toNanos() / 1e9;
    }
}
