package org.govchain.service.streams;

import java.time.Duration;
import java.util.List;

/**
 * What is missing of a device in a span. Times are milliseconds since 1970.
 *
 * @param from when the span begins in which anything can be expected: not before there was a stream
 * @param until when it ends: not after now
 * @param readings how many there are
 * @param gaps of its counter that were seen in the span, in the order of the stream
 * @param silences times of measuring without a reading, in ascending order
 * @param isCut whether there are more gaps or silences than are listed
 */
public record GapReport(long from, long until, long readings, List<Gap> gaps, List<Silence> silences, boolean isCut) {

    /**
     * Numbers that had not come when the one behind them came.
     *
     * @param position of the leaf that says so
     * @param seen when the service took it
     * @param session of the counter
     * @param first missing number then
     * @param last missing number then
     * @param open those of them that have not come since
     */
    public record Gap(long position, long seen, String session, long first, long last, List<Numbers> open) {

        public Gap {
            open = List.copyOf(open);
        }
    }

    /** Numbers from the first to the last, both included. */
    public record Numbers(long first, long last) {

        /** How many. */
        public long count() {
            return last - first + 1;
        }
    }

    /** A time without a reading: from one to the next, or to the edge of the span. */
    public record Silence(long from, long until) {}

    public GapReport {
        gaps = List.copyOf(gaps);
        silences = List.copyOf(silences);
    }

    /** How many readings an interval lets expect in the span; at least none. */
    public long expected(Duration interval) {
        return Math.max(0, until - from) / interval.toMillis();
    }

    /** How many numbers of the counter are missing still. */
    public long missing() {
        return gaps.stream()
                .flatMap(gap -> gap.open().stream())
                .mapToLong(Numbers::count)
                .sum();
    }
}
