package org.govchain.service.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.service.streams.GapBook.Count;
import org.govchain.stream.Counter;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamLeaf;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what a group of leaves has to be compared with: nothing for leaves that simply continue their streams. */
@Component
class EarlierReader {

    private static final String ROWS = """
            select r.stream, r.position, r.kind, r.received, r.measured, r.lateness, r.payload
              from unnest(?::bigint[], ?::bigint[]) as asked (stream, measured)
              join reading r on r.stream = asked.stream and r.measured = asked.measured and r.received >=\s""";
    private static final String SESSIONS = """
            select s.stream, s.session from unnest(?::bigint[], ?::text[]) as asked (stream, session)
              join stream_session s on s.stream = asked.stream and s.session = asked.session""";
    private static final String GAPS = """
            select g.stream, g.session, g.first, g.last from unnest(?::bigint[], ?::text[]) as asked (stream, session)
              join stream_gap g on g.stream = asked.stream and g.session = asked.session""";

    private interface Take {
        void from(ResultSet row) throws SQLException;
    }

    private final JdbcTemplate jdbc;

    EarlierReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored about these leaves, whose streams end as given; the leaves and their streams stand in the same order. */
    Earlier read(List<NewLeaf> leaves, List<StreamState> ends) {
        Earlier earlier = new Earlier();
        Asked instants = new Asked();
        Asked counts = new Asked();
        for (int i = 0; i < leaves.size(); i++) {
            StreamState end = ends.get(i);
            if (leaves.get(i).measured() <= end.highest()) {
                instants.add(end.no(), leaves.get(i).measured());
            }
            leaves.get(i)
                    .counter()
                    .filter(counter -> !continues(counter, end))
                    .ifPresent(counter -> counts.add(end.no(), counter.session()));
        }
        if (!instants.isEmpty()) {
            // Nothing is received more than a minute before it is measured: partitions from before that are not looked
            // at.
            long since = instants.least() - StreamLeaf.CLOCK_TOLERANCE;
            query(ROWS + since, "int8", instants, row -> earlier.add(row(row)));
        }
        if (!counts.isEmpty()) {
            query(SESSIONS, "text", counts, row -> earlier.addSession(new Count(row.getLong(1), row.getString(2))));
            query(
                    GAPS,
                    "text",
                    counts,
                    row -> earlier.gaps()
                            .load(new Count(row.getLong(1), row.getString(2)), row.getLong(3), row.getLong(4)));
        }
        return earlier;
    }

    private static boolean continues(Counter counter, StreamState end) {
        Counter last = end.counter();
        return last != null && last.session().equals(counter.session()) && counter.number() > last.number();
    }

    /** A row of {@code reading} with its columns in the order of the table. */
    static Row row(ResultSet row) throws SQLException {
        LeafKind kind = LeafKind.ofCode(row.getByte(3)).orElseThrow();
        return new Row(
                row.getLong(1), row.getLong(2), kind, row.getLong(4), row.getLong(5), row.getInt(6), row.getBytes(7));
    }

    private void query(String sql, String type, Asked asked, Take take) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("int8", asked.streams()));
                statement.setArray(2, connection.createArrayOf(type, asked.values()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        take.from(rows);
                    }
                }
            }
            return true;
        });
    }

    /** Pairs without repetition. */
    private static final class Asked {

        private record Pair(Long stream, Object value) {}

        private final Map<Pair, Boolean> pairs = new LinkedHashMap<>();

        void add(long stream, Object value) {
            pairs.put(new Pair(stream, value), true);
        }

        /** The least of values that are instants. */
        long least() {
            return pairs.keySet().stream()
                    .mapToLong(pair -> (Long) pair.value())
                    .min()
                    .orElseThrow();
        }

        boolean isEmpty() {
            return pairs.isEmpty();
        }

        Object[] streams() {
            return pairs.keySet().stream().map(Pair::stream).toArray();
        }

        Object[] values() {
            return pairs.keySet().stream().map(Pair::value).toArray();
        }
    }
}
