package org.govchain.service.streams;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.SaltWalk;
import org.govchain.stream.StreamLeaf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stored leaves and computes what is not stored: salts, commitments, hashes. */
@Component
class RowLeaves {

    private static final String COLUMNS =
            "select stream, position, kind, received, measured, lateness, payload from reading where stream = ? and ";

    private static final long DAY = Duration.ofDays(1).toMillis();
    /** The longest span of which the partitions are planned one by one before all others are. */
    private static final long LONGEST = 64 * DAY;

    private enum Order {
        FORWARDS(" order by received, position limit ?"),
        BACKWARDS(" order by received desc, position desc limit ?");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * A leaf that hashes are made of.
     *
     * @param received when it was received; of a forgotten one, when the last one was that is forgotten
     */
    record Hashed(Sha256Digest hash, long received) {}

    private final JdbcClient jdbc;

    RowLeaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows from a position on, which was received then or later, in order: one at least, where the stream has not ended. See {@link #next}. */
    List<Row> from(StoredStream stream, long position, long received, int most) {
        return from(stream, position, received, received + DAY, most);
    }

    /**
     * The same, of those that were received before an instant, if there are any. Of forgotten ones there is the last, without its payload,
     * and alone.
     */
    List<Row> from(StoredStream stream, long position, long received, long until, int most) {
        return stream.forgotten()
                .filter(it -> position < it.until())
                .map(it -> List.of(it.last()))
                .orElseGet(() -> next(stream, position, received, until, most));
    }

    /** Leaf 0, which is never forgotten. */
    Row opening(StoredStream stream) {
        return stream.forgotten()
                .map(Forgotten::opening)
                .orElseGet(() -> select(stream.no(), "received = ?", Order.FORWARDS, 1, stream.opened())
                        .getFirst());
    }

    /**
     * The next rows in a span of time that holds any. A question without an end makes PostgreSQL plan every partition after its beginning, which
     * costs more than to read the rows; so one of few days is asked first, and longer ones where a stream is quieter than that.
     */
    private List<Row> next(StoredStream stream, long position, long received, long until, int most) {
        long from = received;
        long end = Math.max(until, received + 1);
        for (long width = DAY; width <= LONGEST; width *= 2) {
            List<Row> rows = select(
                    stream.no(),
                    "received >= ? and received < ? and position >= ?",
                    Order.FORWARDS,
                    most,
                    from,
                    end,
                    position);
            if (!rows.isEmpty()) {
                return rows;
            }
            from = end;
            end += width;
        }
        return select(stream.no(), "received >= ? and position >= ?", Order.FORWARDS, most, from, position);
    }

    /** When the first leaf was received behind which nothing measured before an instant can come; the end of time while there is none. */
    long promised(long stream, long instant) {
        long from = instant;
        for (long width = DAY; width <= LONGEST; width *= 2) {
            List<Row> rows = select(
                    stream,
                    "received >= ? and received < ? and received - 1000::bigint * lateness >= ?",
                    Order.FORWARDS,
                    1,
                    from,
                    from + width,
                    instant);
            if (!rows.isEmpty()) {
                return rows.getFirst().received();
            }
            from += width;
        }
        return Long.MAX_VALUE;
    }

    /** Of the first so many rows the last that was received before an instant; the first that there is where none was. */
    Row lastBefore(StoredStream stream, long received, long size) {
        long first = stream.forgotten().map(Forgotten::until).orElse(0L);
        return previous(stream, received, first, size)
                .or(() -> stream.forgotten().map(Forgotten::last))
                .orElseGet(() -> opening(stream));
    }

    /** As {@link #next}, backwards. */
    private Optional<Row> previous(StoredStream stream, long received, long first, long size) {
        long end = received;
        for (long width = DAY; width <= LONGEST; width *= 2) {
            List<Row> rows = select(
                    stream.no(),
                    "received >= ? and received < ? and position >= ? and position < ?",
                    Order.BACKWARDS,
                    1,
                    end - width,
                    end,
                    first,
                    size);
            if (!rows.isEmpty()) {
                return Optional.of(rows.getFirst());
            }
            end -= width;
        }
        return select(
                        stream.no(),
                        "received < ? and position >= ? and position < ?",
                        Order.BACKWARDS,
                        1,
                        end,
                        first,
                        size)
                .stream()
                .findFirst();
    }

    private List<Row> select(long stream, String which, Order order, int most, Object... values) {
        return jdbc.sql(COLUMNS + which + order.sql)
                .param(stream)
                .params(values)
                .param(most)
                .query((row, _) -> EarlierReader.row(row))
                .list();
    }

    /** The leaves of rows. */
    List<StreamLeaf> leaves(StoredStream stream, List<Row> rows) {
        SaltWalk salts = new SaltWalk(stream.seeds());
        return rows.stream()
                .map(row -> new StreamLeaf(
                        row.kind(), row.received(), row.measured(), row.lateness(), commitment(stream, salts, row)))
                .toList();
    }

    private static Commitment commitment(StoredStream stream, SaltWalk salts, Row row) {
        return stream.forgotten()
                .filter(it -> it.last().position() == row.position())
                .map(Forgotten::commitment)
                .orElseGet(() -> Commitment.of(salts.salt(row.position()), row.payload()));
    }

    /**
     * Hashes of so many leaves, fewer where the stream has ended, from the first of a tile on, if what comes before is in full tiles; they were
     * received at this instant or later.
     */
    List<Hashed> hashed(StoredStream stream, long from, long received, int count) {
        List<Hashed> hashed = new ArrayList<>(count);
        stream.forgotten().filter(it -> from < it.until()).ifPresent(it -> {
            for (int at = 0; at < it.edge().length && hashed.size() < count; at += Sha256Digest.LENGTH) {
                hashed.add(new Hashed(
                        Sha256Digest.of(Arrays.copyOfRange(it.edge(), at, at + Sha256Digest.LENGTH)),
                        it.last().received()));
            }
        });
        long after = received;
        while (hashed.size() < count) {
            List<Row> rows = next(stream, from + hashed.size(), after, after + DAY, count - hashed.size());
            if (rows.isEmpty()) {
                break;
            }
            for (StreamLeaf leaf : leaves(stream, rows)) {
                hashed.add(new Hashed(leaf.leafHash(), leaf.received()));
            }
            after = rows.getLast().received();
        }
        return hashed;
    }

    /** The same, one behind the other. */
    byte[] hashes(StoredStream stream, long from, long received, int count) {
        return joined(hashed(stream, from, received, count));
    }

    static byte[] joined(List<Hashed> leaves) {
        ByteBuffer joined = ByteBuffer.allocate(leaves.size() * Sha256Digest.LENGTH);
        leaves.forEach(leaf -> joined.put(leaf.hash().bytes()));
        return joined.array();
    }
}
