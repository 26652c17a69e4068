package org.govchain.service.batches;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.govchain.service.issuance.BulkIssuing;

/**
 * The slices of one turn, two at a time: while the database stores one, the next is judged and signed. They become durable in their order;
 * when one does not, none after it does.
 */
final class SlicesUnderWay {

    /** More would only lie in memory: the database stores one after the other. */
    static final int AT_ONCE = 2;

    /** Then it is another batch's turn. */
    private static final int OF_A_TURN = 20;

    private final SliceWork work;
    private final ExecutorService threads;
    private final Batch batch;
    private final Pace pace;
    private final Deque<Future<BulkIssuing.Outcome>> underWay = new ArrayDeque<>();
    private Slice.Before before = Slice.Before.NOTHING;
    private int begun;
    private boolean atEnd;

    SlicesUnderWay(SliceWork work, ExecutorService threads, Batch batch, Pace pace) {
        this.work = work;
        this.threads = threads;
        this.batch = batch;
        this.pace = pace;
    }

    /** Begins with the next rows, unless enough is under way or the turn is over. */
    void begin(OpenUpload from) throws IOException {
        while (!atEnd && begun < OF_A_TURN && underWay.size() < AT_ONCE) {
            List<Row> rows = from.read(BulkIssuing.MOST);
            atEnd = rows.isEmpty();
            if (!atEnd) {
                begin(rows);
                begun++;
            }
        }
    }

    private void begin(List<Row> rows) {
        Slice slice = work.slice(batch, rows, before);
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        underWay.add(threads.submit(() -> decide(slice, stored)));
        before = slice.asBefore(stored);
    }

    /** Whether no row is left to begin with. */
    boolean isAtEnd() {
        return atEnd;
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    private BulkIssuing.Outcome decide(Slice slice, CompletableFuture<Boolean> stored) {
        boolean done = false;
        try {
            BulkIssuing.Outcome outcome = work.decide(batch, slice, pace);
            done = outcome instanceof BulkIssuing.Outcome.Issued;
            return outcome;
        } finally {
            stored.complete(done);
        }
    }

    /**
     * Waits for the slice that was begun first.
     *
     * @throws RejectedExecutionException when the service ends meanwhile
     */
    BulkIssuing.Outcome next() {
        try {
            return underWay.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("the service ends", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a slice of a batch failed", e.getCause());
        }
    }

    /** Waits until nothing is under way any more; what becomes of it, the rows in the database say. */
    void end() {
        boolean interrupted = false;
        while (!underWay.isEmpty() && !interrupted) {
            try {
                underWay.remove().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted = true;
            } catch (ExecutionException e) {
                // It failed because the one before it did, which the caller knows, or will fail again in the next turn.
            }
        }
    }
}
