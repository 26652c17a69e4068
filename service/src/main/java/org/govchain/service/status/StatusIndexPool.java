package org.govchain.service.status;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govchain.service.authority.AuthorityId;

/**
 * Indices taken from the lists and not yet given to a copy. Taking them in their own short transaction keeps requests
 * from waiting for each other's commits; an index lost with the process stays unused, one decoy more.
 */
final class StatusIndexPool {

    /** Takes this many new indices of an authority from the database; fewer when there is no room. */
    interface Refill {
        List<StatusIndex> take(AuthorityId authority, int count);
    }

    private static final int SMALLEST_REFILL = 128;

    private final Map<AuthorityId, Deque<StatusIndex>> free = new HashMap<>();
    private final Refill refill;

    StatusIndexPool(Refill refill) {
        this.refill = refill;
    }

    /** Exactly {@code count} indices, or none when there is no room for so many. */
    synchronized List<StatusIndex> take(AuthorityId authority, int count) {
        Deque<StatusIndex> indices = free.computeIfAbsent(authority, _ -> new ArrayDeque<>());
        if (indices.size() < count) {
            indices.addAll(refill.take(authority, Math.max(count, SMALLEST_REFILL)));
        }
        if (indices.size() < count) {
            return List.of();
        }
        List<StatusIndex> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(indices.remove());
        }
        return taken;
    }
}
