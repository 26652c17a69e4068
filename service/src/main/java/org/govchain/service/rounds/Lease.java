package org.govchain.service.rounds;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A right that one process holds at a time: a row with a holder and an end.
 *
 * <p>A process that was paused cannot know that its lease ran out, so nothing is done on the strength of having held it: each
 * transaction extends the lease in its first statement, which fails when somebody else holds it and otherwise locks the row,
 * so that nobody can take it before the commit. Time is the database's.
 */
public final class Lease {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String table;
    private final String key;
    private final int of;
    private final double seconds;
    private final UUID holder = UUID.randomUUID();

    /**
     * A lease of this process.
     *
     * @param table with the columns {@code holder} and {@code expires_at}
     * @param key its primary key
     * @param of which row
     * @param length for how long a process that died keeps others waiting
     */
    public Lease(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            String table,
            String key,
            int of,
            Duration length) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.key = key;
        this.of = of;
        this.seconds = length.toMillis() / 1000.0;
    }

    /** Takes the lease when it is free, has run out, or is ours. */
    public boolean acquire() {
        return jdbc.sql("insert into " + table + " as held (" + key + ", holder, expires_at)"
                                + " values (?, ?, clock_timestamp() + make_interval(secs => ?))"
                                + " on conflict (" + key + ") do update"
                                + " set holder = excluded.holder, expires_at = excluded.expires_at"
                                + " where held.holder = excluded.holder or held.expires_at <= clock_timestamp()")
                        .params(of, holder, seconds)
                        .update()
                == 1;
    }

    /** Runs the work in a transaction that holds the lease to its end; empty, and nothing done, when we do not hold it. */
    public <T> Optional<T> whileHeld(Supplier<T> work) {
        Optional<T> result = transaction.execute(_ -> extend() ? Optional.of(work.get()) : Optional.empty());
        return result == null ? Optional.empty() : result;
    }

    /** Lets another process take over at once; for an orderly end. */
    public void release() {
        jdbc.sql("delete from " + table + " where " + key + " = ? and holder = ?")
                .params(of, holder)
                .update();
    }

    private boolean extend() {
        return jdbc.sql("update " + table + " set expires_at = clock_timestamp() + make_interval(secs => ?)" + " where "
                                + key + " = ? and holder = ? and expires_at > clock_timestamp()")
                        .params(seconds, of, holder)
                        .update()
                == 1;
    }
}
