package org.govchain.service.streams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Leaves that wait to be stored, at most so many: what comes beyond is refused at once instead of filling the memory. */
final class WaitingLeaves {

    private final int most;
    private final Deque<Submission> queue = new ArrayDeque<>();
    private int leaves;

    WaitingLeaves(int most) {
        this.most = most;
    }

    /** Adds what has come. @return false when there is no room; a submission that is larger than the room as a whole waits alone */
    synchronized boolean offer(Submission submission) {
        int more = submission.leaves().size();
        if (leaves > 0 && leaves + more > most) {
            return false;
        }
        queue.add(submission);
        leaves += more;
        notifyAll();
        return true;
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
        }
        leaves -= together;
        return taken;
    }

    /** Leaves that wait. */
    synchronized int size() {
        return leaves;
    }
}
