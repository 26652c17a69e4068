package org.govchain.service.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.log.StreamId;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Counter;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.SaltWalk;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads where streams end, many at once: what was kept with their last heads, and the leaves behind them. */
@Component
class StreamLoader {

    private static final String STREAMS = """
            select no, id, device, size, subtrees, received, floor, highest, session, counter,
                   heard, expected, kept_from,
                   (select signer from stream_signer where stream = no order by position desc limit 1) as signer
              from stream where device = any(?)""";
    private static final String SEEDS = """
            select d.stream, d.height, d.idx, d.seed from stream_seed d join stream s on s.no = d.stream
             where s.device = any(?)""";
    private static final String STARTS = """
            select s.stream, s.since from unnest(?::bigint[], ?::bigint[]) as ends (stream, size)
              join stream_session s on s.stream = ends.stream and s.since >= ends.size""";
    private static final String BEHIND = """
            select r.stream, r.position, r.kind, r.received, r.measured, r.lateness, r.payload
              from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as ends (stream, size, received)
              join reading r on r.stream = ends.stream and r.received >= ends.received and r.position >= ends.size""";

    private interface Take {
        void from(ResultSet row) throws SQLException;
    }

    private record Start(long stream, long position) {}

    private final JdbcTemplate jdbc;
    private final StreamStore store;

    StreamLoader(JdbcTemplate jdbc, StreamStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** The ends of the streams of these devices; a device without a stream is left out. */
    Map<UUID, StreamState> load(Collection<UUID> devices) {
        Object[] asked = devices.toArray();
        Map<Long, List<SaltSeed>> seeds = new HashMap<>();
        query(
                SEEDS,
                row -> seeds.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>(1))
                        .add(store.seed(row.getLong(1), row.getInt(2), row.getLong(3), row.getBytes(4))),
                "uuid",
                asked);
        Map<UUID, StreamState> ends = new HashMap<>();
        query(
                STREAMS,
                row -> ends.put(
                        row.getObject("device", UUID.class),
                        kept(row, seeds.getOrDefault(row.getLong("no"), List.of()))),
                "uuid",
                asked);
        if (!ends.isEmpty()) {
            replay(ends.values());
        }
        return ends;
    }

    /** Takes the leaves behind the last heads to what was kept with these. */
    private void replay(Collection<StreamState> ends) {
        Map<Long, StreamState> numbered = new HashMap<>();
        ends.forEach(end -> numbered.put(end.no(), end));
        Object[] numbers = ends.stream().map(StreamState::no).toArray();
        Object[] sizes = ends.stream().map(it -> it.tree().size()).toArray();
        Object[] received = ends.stream().map(StreamState::received).toArray();
        Set<Start> starts = new HashSet<>();
        query(STARTS, row -> starts.add(new Start(row.getLong(1), row.getLong(2))), "int8", numbers, sizes);
        long first = ends.stream().mapToLong(StreamState::received).min().orElseThrow();
        // The condition says nothing new, but keeps the partitions shut that are too old.
        query(
                BEHIND + " where r.received >= " + first + " order by r.stream, r.received, r.position",
                row -> Objects.requireNonNull(numbered.get(row.getLong(1)))
                        .replay(EarlierReader.row(row), starts.contains(new Start(row.getLong(1), row.getLong(2)))),
                "int8",
                numbers,
                sizes,
                received);
    }

    private static StreamState kept(ResultSet row, List<SaltSeed> seeds) throws SQLException {
        String session = row.getString("session");
        Counter counter = session == null ? null : new Counter(session, row.getLong("counter"));
        return new StreamState(row.getLong("no"), StreamId.of(row.getBytes("id")), new SaltWalk(seeds), tree(row))
                .at(row.getLong("received"), row.getLong("floor"), row.getLong("highest"), counter)
                .heard(row.getLong("heard"), row.getInt("expected"))
                .keptFrom(row.getLong("kept_from"))
                .signer(Optional.ofNullable(row.getBytes("signer")).map(Sha256Digest::of));
    }

    private static MerkleTree tree(ResultSet row) throws SQLException {
        byte[] joined = row.getBytes("subtrees");
        List<Sha256Digest> subtrees = new ArrayList<>();
        for (int at = 0; at < joined.length; at += Sha256Digest.LENGTH) {
            subtrees.add(Sha256Digest.at(joined, at));
        }
        return MerkleTree.of(row.getLong("size"), subtrees);
    }

    private void query(String sql, Take take, String type, Object[]... arrays) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arrays.length; i++) {
                    statement.setArray(i + 1, connection.createArrayOf(type, arrays[i]));
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
}
