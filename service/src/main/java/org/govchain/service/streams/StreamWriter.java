package org.govchain.service.streams;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.govchain.service.rounds.FaultText;
import org.govchain.service.rounds.Lease;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * The one thread of the one process that writes streams. What waits is stored together: judged against the ends of the streams, which are
 * known in memory, copied to the database, committed, and only then answered. Between two groups it writes the heads that are due.
 */
@Component
class StreamWriter extends Rounds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWriter.class);
    private static final long IDLE_MILLIS = 50;
    private static final int AFTER_FAILURE_MILLIS = 500;
    private static final int HEADS_SHARE = 10;
    /** PostgreSQL: {@code read_only_sql_transaction}, of a standby and of one whose disk is nearly full. */
    private static final String READ_ONLY = "25006";

    private final StreamProperties properties;
    private final WaitingLeaves waiting;
    private final StreamEnds ends;
    private final StreamStore store;
    private final EarlierReader earlier;
    private final GroupWriter rows;
    private final StreamHeads heads;
    private final SilenceWriter silences;
    private final Partitions partitions;
    private final Lease lease;
    private final Clock clock;
    private volatile boolean writing;
    private volatile boolean standsBy = true;
    private Instant headsAt = Instant.EPOCH;
    private Duration untilHeads = Duration.ZERO;

    StreamWriter(
            StreamProperties properties,
            StreamEnds ends,
            StreamStore store,
            EarlierReader earlier,
            GroupWriter rows,
            StreamHeads heads,
            SilenceWriter silences,
            Partitions partitions,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        super("streams", Duration.ZERO);
        this.properties = properties;
        this.waiting = new WaitingLeaves(properties.waiting());
        this.ends = ends;
        this.store = store;
        this.earlier = earlier;
        this.rows = rows;
        this.heads = heads;
        this.silences = silences;
        this.partitions = partitions;
        this.lease = new Lease(jdbc, transactions, "stream_writer", "id", 1, properties.lease());
        this.clock = clock;
    }

    @Override
    protected boolean isWanted() {
        return properties.enabled();
    }

    /** Puts leaves where they wait to be stored. @return false when so many wait that there is no room */
    boolean offer(Submission submission) {
        if (!properties.enabled()) {
            unavailable(submission);
            return true;
        }
        return waiting.offer(submission);
    }

    /** Leaves that wait. */
    int waiting() {
        return waiting.size();
    }

    /** Whether this process is the one that writes. */
    boolean isWriting() {
        return writing;
    }

    /** Whether another process writes, as far as the database said last; while it says nothing this stays as it was. */
    boolean standsBy() {
        return standsBy;
    }

    @Override
    protected void round() {
        List<Submission> group = List.of();
        try {
            if (!writing && !begin()) {
                refuseWhatWaits();
                return;
            }
            group = waiting.take(properties.group(), IDLE_MILLIS);
            if (!group.isEmpty()) {
                write(group);
            }
            if (waiting.size() < properties.group()) { // else those who seem silent may only be waiting
                writeSilences();
            }
            writeHeads();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("streams wait: {}", e.getClass().getSimpleName());
            writing = false;
            group.forEach(StreamWriter::unavailable);
            pause();
        } catch (RuntimeException bug) {
            // Ending the thread would silence every device: what is known is read anew, and the next group is tried.
            LOG.error("streams wait after a fault: {}", FaultText.trace(bug));
            writing = false;
            group.forEach(submission -> submission.answer().completeExceptionally(bug));
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the pause that follows a round ends it
        }
    }

    /** Does something in a transaction that nobody else writes streams in, on the thread of the caller. @return empty when another process writes */
    <T> Optional<T> alone(Supplier<T> work) {
        return lease.whileHeld(work);
    }

    private void writeSilences() {
        List<UUID> due = silences.due(clock.millis());
        if (due.isEmpty()) {
            return;
        }
        partitions.prepare(clock.instant());
        Optional<Group> written = lease.whileHeld(() -> silences.write(due, clock.millis()));
        writing = written.isPresent();
        written.ifPresent(group -> ends.take(group.states(), Map.of()));
    }

    private void writeHeads() {
        Instant now = clock.instant();
        Collection<StreamState> grown = ends.grown();
        if (now.isBefore(headsAt.plus(grown.isEmpty() ? properties.lease().dividedBy(3) : untilHeads))) {
            return;
        }
        headsAt = now;
        long start = System.nanoTime();
        // Without anything to write the lease is kept, and not more.
        writing = lease.whileHeld(() -> heads.write(grown)).isPresent();
        ends.headed();
        untilHeads = pauseAfter(Duration.ofNanos(System.nanoTime() - start));
    }

    /** Heads of thousands of streams take their time: while they are written nothing is taken in, so it must not be more than a tenth. */
    private Duration pauseAfter(Duration took) {
        Duration fair = took.multipliedBy(HEADS_SHARE);
        return fair.compareTo(properties.headInterval()) > 0 ? fair : properties.headInterval();
    }

    /** Takes the lease, and knows nothing of what another process may have written before. */
    private boolean begin() {
        ends.forget();
        writing = lease.acquire();
        standsBy = !writing;
        if (writing) {
            ends.learnGrown(store.behindTheirHeads());
            silences.listen(clock.millis());
        }
        return writing;
    }

    /**
     * Stores what came together. What cannot be stored for a reason of its own, which is a bug or a stream that is damaged, must not keep the
     * rest from it: then each submission is tried alone.
     */
    private void write(List<Submission> submissions) {
        partitions.prepare(clock.instant()); // not in the transaction: what it remembers must be there
        try {
            if (!store(submissions)) {
                writing = false;
                submissions.forEach(StreamWriter::unavailable);
            }
        } catch (RuntimeException fault) {
            if (isOutage(fault)) {
                throw fault;
            }
            if (submissions.size() > 1) {
                submissions.forEach(alone -> write(List.of(alone)));
            } else {
                LOG.error("a submission cannot be stored: {}", FaultText.trace(fault));
                submissions.getFirst().answer().completeExceptionally(fault);
            }
        }
    }

    /** Whether it has nothing to do with what is stored: the database is away, overloaded, or takes nothing from us now. */
    private static boolean isOutage(RuntimeException fault) {
        return fault instanceof DataAccessResourceFailureException
                || fault instanceof TransientDataAccessException
                || fault instanceof TransactionException
                || fault instanceof PermissionDeniedDataAccessException
                || isReadOnly(fault);
    }

    private static boolean isReadOnly(RuntimeException fault) {
        return fault.getCause() instanceof SQLException cause && READ_ONLY.equals(cause.getSQLState());
    }

    /** Answers, once what is accepted is durable. @return false when another process writes */
    private boolean store(List<Submission> submissions) {
        List<NewLeaf> leaves =
                submissions.stream().flatMap(it -> it.leaves().stream()).toList();
        ends.learn(leaves.stream().map(leaf -> leaf.subject().device()).toList());
        Map<Long, UUID> opened = new HashMap<>();
        List<Appended> answers = new ArrayList<>(leaves.size());
        Optional<Group> written = lease.whileHeld(() -> store(leaves, opened, answers));
        if (written.isEmpty()) {
            return false;
        }
        ends.take(written.get().states(), opened);
        silences.heard(written.get().states().values());
        int next = 0;
        for (Submission submission : submissions) {
            int end = next + submission.leaves().size();
            submission.answer().complete(List.copyOf(answers.subList(next, end)));
            next = end;
        }
        return true;
    }

    private Group store(List<NewLeaf> leaves, Map<Long, UUID> opened, List<Appended> answers) {
        long now = clock.millis();
        Map<UUID, StreamState> fresh = new HashMap<>();
        List<StreamState> before = new ArrayList<>(leaves.size());
        for (NewLeaf leaf : leaves) {
            StreamState end = ends.of(leaf.subject().device());
            before.add(
                    end == null
                            ? fresh.computeIfAbsent(leaf.subject().device(), _ -> store.open(leaf.subject(), now))
                            : end);
        }
        Group group = new Group(now, earlier.read(leaves, before));
        for (int i = 0; i < leaves.size(); i++) {
            StreamSubject subject = leaves.get(i).subject();
            StreamState end = before.get(i);
            if (fresh.get(subject.device()) == end && opened.put(end.no(), subject.device()) == null) {
                group.open(end, subject);
            }
            answers.add(group.append(end, leaves.get(i)));
        }
        rows.write(group);
        return group;
    }

    private void refuseWhatWaits() throws InterruptedException {
        waiting.take(properties.waiting(), IDLE_MILLIS).forEach(StreamWriter::unavailable);
        pause();
    }

    private static void unavailable(Submission submission) {
        submission.answer().completeExceptionally(new StreamsUnavailable());
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets another process write at once. */
    @Override
    public void destroy() {
        try {
            lease.release();
        } catch (DataAccessException e) {
            LOG.debug("the lease runs out by itself: {}", e.getClass().getSimpleName());
        }
    }
}
