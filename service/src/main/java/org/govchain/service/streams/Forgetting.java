package org.govchain.service.streams;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the beginnings of streams in three steps, each of which may be the last one before a crash (docs/adr/1216): tiles keep the hashes; the
 * seeds of what is forgotten are destroyed, and with that it is forgotten; rows that nobody can open any more are deleted, some time later, when
 * whoever was just reading them is done.
 */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    /** PostgreSQL: {@code lock_not_available}. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private record Gone(long stream, long until, long since, long received) {}

    private final StreamWriter writer;
    private final StreamEnds ends;
    private final StreamStore store;
    private final StreamHeads heads;
    private final StreamTiles tiles;
    private final RowLeaves rows;
    private final Partitions partitions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog audit;

    Forgetting(
            StreamWriter writer,
            StreamEnds ends,
            StreamStore store,
            StreamHeads heads,
            StreamTiles tiles,
            RowLeaves rows,
            Partitions partitions,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AuditLog audit) {
        this.writer = writer;
        this.ends = ends;
        this.store = store;
        this.heads = heads;
        this.tiles = tiles;
        this.rows = rows;
        this.partitions = partitions;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
    }

    /** Forgets the leaves of a device that were received before an instant, as far as they have a head that is anchored. @return whether there were any */
    boolean forget(UUID device, long receivedBefore) {
        Optional<StoredStream> stream = store.find(device);
        // Most are asked in vain: the head is looked for only where something is due.
        if (stream.isEmpty()
                || due(stream.get(), receivedBefore, Long.MAX_VALUE).isEmpty()) {
            return false;
        }
        return heads.newestAnchored(stream.get())
                .map(StreamHeads.Anchored::size)
                .filter(size -> forget(device, stream.get(), size, receivedBefore))
                .isPresent();
    }

    private boolean forget(UUID device, StoredStream stream, long size, long receivedBefore) {
        Optional<Row> last = due(stream, receivedBefore, size);
        last.ifPresent(_ -> tiles.require(stream, size));
        boolean done =
                last.flatMap(row -> writer.alone(() -> forget(device, row))).orElse(false);
        ends.outdate(device); // once more: it may have been read anew before the commit
        return done;
    }

    /** The last leaf to be forgotten among the first so many. */
    private Optional<Row> due(StoredStream stream, long receivedBefore, long size) {
        return Optional.of(rows.lastBefore(stream, receivedBefore, size))
                .filter(last -> last.received() < receivedBefore && isNew(last, stream));
    }

    private boolean forget(UUID device, Row last) {
        StoredStream stream = store.find(device).orElseThrow();
        if (!isNew(last, stream)) {
            return false;
        }
        ends.outdate(device); // before the commit: whoever writes next reads the stream anew
        long until = last.position() + 1;
        store.forget(
                stream,
                new Forgotten(
                        until,
                        rows.opening(stream),
                        last,
                        rows.leaves(stream, List.of(last)).getFirst().commitment(),
                        tiles.edge(stream, until)));
        // With the transaction that destroys the seeds: one is never there without the other.
        audit.recordWithin(
                AuditKind.READINGS_FORGOTTEN,
                Map.of(
                        "device", device.toString(),
                        "stream", stream.id().toString(),
                        "beforePosition", until,
                        "receivedUntil", Instant.ofEpochMilli(last.received()).toString()));
        return true;
    }

    /** Leaf 0 says what the stream is about and is never forgotten. */
    private static boolean isNew(Row last, StoredStream stream) {
        return last.position()
                > stream.forgotten().map(it -> it.last().position()).orElse(0L);
    }

    /** Deletes the rows of what has been forgotten: days of which nothing is kept at once, the others stream by stream. */
    void sweep(Instant now) {
        if (writer.alone(() -> true).isEmpty()) {
            return;
        }
        partitions
                .forgotten(LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .minusDays(1)) // at midnight, one of yesterday may yet be committed
                .forEach(this::drop);
        List<Gone> left = jdbc.sql(
                        "select stream, until, gone_received, received from stream_forgotten where gone < until")
                .query((row, _) -> new Gone(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
        left.forEach(gone -> transaction.executeWithoutResult(_ -> delete(gone)));
        if (!left.isEmpty()) {
            jdbc.sql("vacuum stream_seed").update(); // what was destroyed lies there until then
        }
    }

    /** What is in use stays until the next time. */
    private void drop(String partition) {
        try {
            transaction.executeWithoutResult(_ -> partitions.drop(partition));
        } catch (UncategorizedSQLException refused) {
            if (!(refused.getCause() instanceof SQLException cause)
                    || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw refused;
            }
            LOG.warn("{} is dropped later: somebody reads it", partition);
        }
    }

    private void delete(Gone gone) {
        jdbc.sql("delete from reading where stream = ? and received >= ? and received <= ? and position < ?")
                .params(gone.stream(), gone.since(), gone.received(), gone.until())
                .update();
        jdbc.sql("update stream_forgotten set gone = ?, gone_received = ? where stream = ? and gone < ?")
                .params(gone.until(), gone.received(), gone.stream(), gone.until())
                .update();
    }
}
