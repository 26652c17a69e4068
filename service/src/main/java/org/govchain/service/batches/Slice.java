package org.govchain.service.batches;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.govchain.service.batches.RowResult.KeyHash;

/**
 * Consecutive rows that are decided together.
 *
 * @param hashes of own keys, by the number of the row
 * @param before the rows that have to be stored first
 */
record Slice(List<Row> rows, Map<Integer, KeyHash> hashes, Before before) {

    /** As what the rows after these wait for. */
    Before asBefore(CompletableFuture<Boolean> stored) {
        return new Before(Set.copyOf(hashes.values()), stored);
    }

    /** Never the rows: they hold claims. */
    @Override
    public String toString() {
        return "Slice[" + rows.size() + " rows]";
    }

    /**
     * The slice before one, which may be under way.
     *
     * @param keys own keys that it may take
     * @param stored completes when it is decided: whether its results are durable
     */
    record Before(Set<KeyHash> keys, CompletableFuture<Boolean> stored) {

        static final Before NOTHING = new Before(Set.of(), CompletableFuture.completedFuture(true));

        /** Whether what became of these own keys is not known before that slice is stored. */
        boolean concerns(Collection<KeyHash> others) {
            return !Collections.disjoint(keys, others);
        }

        /** @throws IllegalStateException when it was not stored: then nothing after it may be */
        void await() {
            if (!stored.join()) {
                throw new IllegalStateException("the rows before these were not stored");
            }
        }
    }
}
