package org.govchain.service.batches;

import java.nio.ByteBuffer;

/**
 * Hashes of own keys that were met: a table of 16 bytes a place, of which at most two thirds are taken. A dry run keeps one for each row of a
 * file, and a set of objects would need several times as much.
 */
final class SeenKeys {

    private static final int FIRST_PLACES = 1 << 8;

    /** Two longs a place, 0 and 0 where it is free; the number of places is a power of two. */
    private long[] places = new long[2 * FIRST_PLACES];

    private int size;

    /**
     * Whether it was not met before.
     *
     * @param hash of {@link OwnKeys#hash}: keyed, so nobody chooses where it comes to lie
     */
    boolean add(byte[] hash) {
        if (3L * size >= places.length) {
            grow();
        }
        ByteBuffer halves = ByteBuffer.wrap(hash);
        long high = halves.getLong();
        long low = halves.getLong();
        // Two zeros mean that a place is free.
        boolean added = put(places, high, high == 0 && low == 0 ? 1 : low);
        size += added ? 1 : 0;
        return added;
    }

    /** What it occupies. */
    int bytes() {
        return places.length * Long.BYTES;
    }

    private void grow() {
        long[] wider = new long[2 * places.length];
        for (int i = 0; i < places.length; i += 2) {
            if (places[i] != 0 || places[i + 1] != 0) {
                put(wider, places[i], places[i + 1]);
            }
        }
        places = wider;
    }

    private static boolean put(long[] places, long high, long low) {
        int mask = places.length / 2 - 1;
        int place = (int) high & mask;
        while (places[2 * place] != 0 || places[2 * place + 1] != 0) {
            if (places[2 * place] == high && places[2 * place + 1] == low) {
                return false;
            }
            place = (place + 1) & mask;
        }
        places[2 * place] = high;
        places[2 * place + 1] = low;
        return true;
    }
}
