package org.govchain.service.batches;

import java.util.function.LongSupplier;

/** How fast rows are decided, counted when their results are stored: whoever asks before that would see how fast they are read. Thread-safe. */
final class Pace {

    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private final long began;
    private int rows;

    private Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /** From now on. */
    static Pace begin(LongSupplier nanoTime) {
        return new Pace(nanoTime);
    }

    /** Rows a second since the beginning, with so many that are being stored. */
    synchronized float with(int stored) {
        rows += stored;
        return (float) (rows * NANOS / Math.max(1, nanoTime.getAsLong() - began));
    }
}
