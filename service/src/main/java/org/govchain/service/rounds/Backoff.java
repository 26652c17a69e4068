package org.govchain.service.rounds;

import java.time.Duration;

/**
 * How long to wait before something that failed is tried again: twice as long from try to try.
 *
 * @param first pause, after the first try
 * @param longest pause that is waited
 */
public record Backoff(Duration first, Duration longest) {

    /** More would overflow, and no first pause is so short that it mattered. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * The pause after a try.
     *
     * @param attempt counted from 1
     */
    public Duration after(int attempt) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
