package org.govchain.service.streams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Leaves that wait to be stored, at most so many: what comes beyond is refused at once instead of filling the memory. A quarter of the room is
 * enough for one device: who floods, is held back alone.
 */
final class WaitingLeaves {

    private static final int DEVICES_SHARE = 4;

    private final int most;
    private final Deque<Submission> queue = new ArrayDeque<>();
    private final Map<UUID, Integer> ofDevice = new HashMap<>();
    private int leaves;

    WaitingLeaves(int most) {
        this.most = most;
    }

    /** Adds what has come. @return false when there is no room; a submission that is larger than the room as a whole waits alone */
    boolean offer(Submission submission) {
        Map<UUID, Integer> more = submission.leavesOfDevices();
        synchronized (this) {
            int together = submission.leaves().size();
            if ((leaves > 0 && leaves + together > most) || isTooMuchOfOne(more)) {
                return false;
            }
            queue.add(submission);
            leaves += together;
            more.forEach((device, count) -> ofDevice.merge(device, count, Integer::sum));
            notifyAll();
            return true;
        }
    }

    /** A device of which nothing waits may send what it has, so that every batch is taken sooner or later. */
    private boolean isTooMuchOfOne(Map<UUID, Integer> more) {
        return more.entrySet().stream().anyMatch(it -> {
            int waiting = ofDevice.getOrDefault(it.getKey(), 0);
            return waiting > 0 && waiting + it.getValue() > most / DEVICES_SHARE;
        });
    }

    /** Whole submissions with together not more than so many leaves, but at least one; none when none comes in that time. */
    synchronized List<Submission> take(int group, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis;
                queue.isEmpty() && left > 0;
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
        List<Submission> taken = new ArrayList<>();
        int together = 0;
        while (!queue.isEmpty()
                && (taken.isEmpty() || together + queue.peek().leaves().size() <= group)) {
            Submission next = queue.remove();
            taken.add(next);
            together += next.leaves().size();
            next.leavesOfDevices().forEach(this::forget);
        }
        leaves -= together;
        return taken;
    }

    private void forget(UUID device, int count) {
        ofDevice.computeIfPresent(device, (_, waiting) -> waiting > count ? waiting - count : null);
    }

    /** Leaves that wait. */
    synchronized int size() {
        return leaves;
    }
}
