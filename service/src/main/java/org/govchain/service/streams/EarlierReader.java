package org.govchain.service.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    /** The one gap that a number may be in: of all gaps of a counter there may be millions. */
    private static final String GAPS = """
            select g.stream, g.session, g.first, g.last
              from unnest(?::bigint[], ?::text[], ?::bigint[]) as asked (stream, session, number)
             cross join lateral (select * from stream_gap g
                                  where g.stream = asked.stream and g.session = asked.session and g.first <= asked.number
                                  order by g.first desc limit 1) g""";

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
        Asked instants = new Asked("int8");
        Asked sessions = new Asked("text");
        Asked numbers = new Asked("text", "int8");
        for (int i = 0; i < leaves.size(); i++) {
            StreamState end = ends.get(i);
            if (leaves.get(i).measured() <= end.highest()) {
                instants.add(end.no(), leaves.get(i).measured());
            }
            if (end.counter() != null) { // known without asking, also where the group begins another one in between
                earlier.addSession(new Count(end.no(), end.counter().session()));
            }
            leaves.get(i).counter().filter(counter -> !continues(counter, end)).ifPresent(counter -> {
                sessions.add(end.no(), counter.session());
                numbers.add(end.no(), counter.session(), counter.number());
            });
        }
        if (!instants.isEmpty()) {
            // Nothing is received more than a minute before it is measured: partitions from before that are not looked
            // at.
            long since = instants.least() - StreamLeaf.CLOCK_TOLERANCE;
            query(ROWS + since, instants, row -> earlier.add(row(row)));
        }
        if (!sessions.isEmpty()) {
            query(SESSIONS, sessions, row -> earlier.addSession(new Count(row.getLong(1), row.getString(2))));
            query(
                    GAPS,
                    numbers,
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

    private void query(String sql, Asked asked, Take take) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int column = 0; column < asked.types().size(); column++) {
                    statement.setArray(
                            column + 1, connection.createArrayOf(asked.types().get(column), asked.column(column)));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        take.from(rows);
                    }
                }
            }
            return true;
        });
    }

    /** Streams, each with something more of these types, without repetition. */
    private static final class Asked {

        private final List<String> types;
        private final Set<List<Object>> rows = new LinkedHashSet<>();

        Asked(String... more) {
            types = Stream.concat(Stream.of("int8"), Stream.of(more)).toList();
        }

        void add(Object... row) {
            rows.add(List.of(row));
        }

        List<String> types() {
            return types;
        }

        /** The least of values that are instants. */
        long least() {
            return rows.stream().mapToLong(row -> (Long) row.get(1)).min().orElseThrow();
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        Object[] column(int index) {
            return rows.stream().map(row -> row.get(index)).toArray();
        }
    }
}
