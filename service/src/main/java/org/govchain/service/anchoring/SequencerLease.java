package org.govchain.service.anchoring;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The right to write the log's order, held by one process at a time.
 *
 * <p>A process that was paused cannot know that its lease ran out, so nothing is done on the strength of having held it: each
 * transaction extends the lease in its first statement, which fails when somebody else holds it and otherwise locks the row,
 * so that nobody can take it before the commit. Time is the database's.
 */
@Component
final class SequencerLease {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OwnLog log;
    private final double seconds;
    private final UUID holder = UUID.randomUUID();

    SequencerLease(
            JdbcClient jdbc, PlatformTransactionManager transactions, OwnLog log, AnchoringProperties properties) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.log = log;
        this.seconds = properties.lease().toMillis() / 1000.0;
    }

    /** Takes the lease when it is free, has run out, or is ours. */
    boolean acquire() {
        return jdbc.sql("""
                        insert into sequencer_lease as held (log_id, holder, expires_at)
                        values (?, ?, clock_timestamp() + make_interval(secs => ?))
                        on conflict (log_id) do update set holder = excluded.holder, expires_at = excluded.expires_at
                         where held.holder = excluded.holder or held.expires_at <= clock_timestamp()""").params(log.id(), holder, seconds).update() == 1;
    }

    /** Runs the work in a transaction that holds the lease to its end; empty, and nothing done, when we do not hold it. */
    <T> Optional<T> whileHeld(Supplier<T> work) {
        Optional<T> result = transaction.execute(_ -> extend() ? Optional.of(work.get()) : Optional.empty());
        return result == null ? Optional.empty() : result;
    }

    /** Lets another process take over at once; for an orderly end. */
    void release() {
        jdbc.sql("delete from sequencer_lease where log_id = ? and holder = ?")
                .params(log.id(), holder)
                .update();
    }

    private boolean extend() {
        return jdbc.sql("""
                        update sequencer_lease set expires_at = clock_timestamp() + make_interval(secs => ?)
                         where log_id = ? and holder = ? and expires_at > clock_timestamp()""").params(seconds, log.id(), holder).update() == 1;
    }
}
