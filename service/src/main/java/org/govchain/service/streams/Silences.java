package org.govchain.service.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Devices that are expected to send, in the order in which they will have been silent too long. Each is looked at once in its time, and not more
 * often when it sends in between: the cost of a round is that of the devices that are due. Times are milliseconds since 1970. Belongs to the
 * writer's thread alone.
 */
final class Silences {

    /**
     * A device that is expected to send.
     *
     * @param seconds from reading to reading
     */
    record Watched(UUID device, long seconds) {}

    private record Due(long at, UUID device) {}

    private static final long MILLIS = 1000;

    private final int intervals;
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    /** From when on each may be silent: nobody is held against the time in which nobody listened. */
    private final Map<UUID, Long> listenedTo = new HashMap<>();

    /**
     * Watches nobody yet.
     *
     * @param intervals so many without a reading are silence; 0 when silence is not noticed
     */
    Silences(int intervals) {
        this.intervals = intervals;
    }

    /** Begins to listen, after a start or an outage: what was missed before is nobody's silence. */
    void listen(long now, Collection<Watched> devices) {
        queue.clear();
        listenedTo.clear();
        devices.forEach(it -> watch(it.device(), now, it.seconds()));
    }

    /** A reading came. */
    void heard(UUID device, long now, long seconds) {
        if (!listenedTo.containsKey(device)) {
            watch(device, now, seconds);
        }
    }

    /** The devices that were last looked at long enough ago, at most so many; each has to be {@link #watch watched} or {@link #leave left} then. */
    List<UUID> due(long now, int most) {
        List<UUID> due = new ArrayList<>();
        for (Due next = queue.peek(); next != null && next.at() <= now && due.size() < most; next = queue.peek()) {
            due.add(queue.remove().device());
        }
        return due;
    }

    /** Since when a device may have been silent, when it was last received then. */
    long since(UUID device, long received) {
        return Math.max(received, listenedTo.getOrDefault(device, received));
    }

    /** The first instant at which nothing since then is silence. */
    long end(long since, long seconds) {
        return since + intervals * seconds * MILLIS;
    }

    /** Looks at it again when it would be silent, nothing coming from this instant on. */
    void watch(UUID device, long from, long seconds) {
        if (intervals > 0) {
            listenedTo.put(device, from);
            again(device, end(from, seconds));
        }
    }

    /** Nobody listens to it now: looks whether somebody does after the same time, and begins to listen then. */
    void rest(UUID device, long now, long seconds) {
        listenedTo.put(device, end(now, seconds));
        again(device, end(now, seconds));
    }

    /** Looks at it again then; it is listened to as before. */
    void again(UUID device, long at) {
        queue.add(new Due(at, device));
    }

    /** Not until it sends again. */
    void leave(UUID device) {
        listenedTo.remove(device);
    }
}
