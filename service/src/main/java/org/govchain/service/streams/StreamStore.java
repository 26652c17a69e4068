package org.govchain.service.streams;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Commitment;
import org.govchain.log.StreamId;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.custody.InstallationKey;
import org.govchain.stream.Counter;
import org.govchain.stream.LeafKind;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.SaltWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code stream}: which there are, where each ended at its last head, and the seeds of its salts. */
@Component
class StreamStore {

    private static final String SAVE = """
            update stream s set size = e.size, subtrees = e.subtrees, received = e.received, floor = e.floor,
                   highest = e.highest, session = e.session, counter = e.counter, heard = e.heard, expected = nullif(e.expected, 0)
              from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
                   ?::bigint[], ?::integer[])
                as e (no, size, subtrees, received, floor, highest, session, counter, heard, expected)
             where s.no = e.no""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final InstallationKey key;
    private final SecureRandom random;

    StreamStore(JdbcClient jdbc, JdbcTemplate template, InstallationKey key, SecureRandom random) {
        this.jdbc = jdbc;
        this.template = template;
        this.key = key;
        this.random = random;
    }

    /**
     * A new stream without leaves.
     *
     * @param now when its leaf 0 will have been received
     */
    StreamState open(StreamSubject subject, long now) {
        byte[] id = new byte[StreamId.LENGTH];
        random.nextBytes(id);
        SaltSeed root = SaltSeed.root(random);
        long no = jdbc.sql(
                        "insert into stream (id, device, authority, expected, opened) values (?, ?, ?, ?, ?) returning no")
                .param(id)
                .param(subject.device())
                .param(subject.authority().slug())
                .param(subject.opening().interval().map(Math::toIntExact).orElse(null))
                .param(now)
                .query(Long.class)
                .single();
        keep(no, root);
        return new StreamState(no, StreamId.of(id), new SaltWalk(List.of(root)), new MerkleTree());
    }

    /** The public name of a device's stream. */
    Optional<StreamId> idOf(UUID device) {
        return jdbc.sql("select id from stream where device = ?")
                .param(device)
                .query((row, _) -> StreamId.of(row.getBytes(1)))
                .optional();
    }

    /** The device of the stream with this public name. */
    Optional<UUID> deviceOf(StreamId stream) {
        return jdbc.sql("select device from stream where id = ?")
                .param(stream.bytes())
                .query(UUID.class)
                .optional();
    }

    /** The stream of a device, to be read. */
    Optional<StoredStream> find(UUID device) {
        return find("device", device);
    }

    /** The stream with this public name, to be read. */
    Optional<StoredStream> find(StreamId stream) {
        return find("id", stream.bytes());
    }

    private Optional<StoredStream> find(String column, Object value) {
        return jdbc.sql("select no, id, opened from stream where " + column + " = ?")
                .param(value)
                .query((row, _) -> read(row.getLong(1), StreamId.of(row.getBytes(2)), row.getLong(3)))
                .optional();
    }

    /** The seeds first: when something is forgotten in between, they lead to more than is asked for, and not to less. */
    private StoredStream read(long no, StreamId id, long opened) {
        List<SaltSeed> seeds = seeds(no);
        return new StoredStream(no, id, opened, seeds, forgotten(no));
    }

    private Optional<Forgotten> forgotten(long no) {
        return jdbc.sql("select * from stream_forgotten where stream = ?")
                .param(no)
                .query((row, _) -> forgotten(no, row))
                .optional();
    }

    private static Forgotten forgotten(long no, ResultSet row) throws SQLException {
        long opened = row.getLong("opening_received");
        long until = row.getLong("until");
        return new Forgotten(
                until,
                new Row(
                        no,
                        0,
                        LeafKind.OPENING,
                        opened,
                        opened,
                        row.getInt("opening_lateness"),
                        row.getBytes("opening")),
                new Row(
                        no,
                        until - 1,
                        LeafKind.ofCode(row.getByte("kind")).orElseThrow(),
                        row.getLong("received"),
                        row.getLong("measured"),
                        row.getInt("lateness"),
                        new byte[0]),
                new Commitment(Sha256Digest.of(row.getBytes("commitment"))),
                row.getBytes("edge"));
    }

    /** Keeps what is left of a stream's beginning, and destroys every seed but those of what is kept; inside a transaction. */
    void forget(StoredStream stream, Forgotten now) {
        jdbc.sql(
                        "insert into stream_forgotten as f (stream, until, opening_received, opening_lateness, opening, kind, received,"
                                + " measured, lateness, commitment, edge) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (stream) do update set until = excluded.until, kind = excluded.kind,"
                                + " received = excluded.received, measured = excluded.measured, lateness = excluded.lateness,"
                                + " commitment = excluded.commitment, edge = excluded.edge")
                .params(
                        stream.no(),
                        now.until(),
                        now.opening().received(),
                        now.opening().lateness(),
                        now.opening().payload(),
                        (short) now.last().kind().code(),
                        now.last().received(),
                        now.last().measured(),
                        now.last().lateness(),
                        now.commitment().digest().bytes(),
                        now.edge())
                .update();
        jdbc.sql("update stream set kept_from = ? where no = ?")
                .params(now.keptFrom(), stream.no())
                .update();
        List<SaltSeed> left = new ArrayList<>(stream.cover(0, 1));
        left.addAll(stream.cover(now.until(), 1L << SaltSeed.ROOT_HEIGHT));
        jdbc.sql("delete from stream_seed where stream = ?").param(stream.no()).update();
        left.forEach(seed -> keep(stream.no(), seed));
    }

    private void keep(long no, SaltSeed seed) {
        jdbc.sql("insert into stream_seed (stream, height, idx, seed) values (?, ?, ?, ?)")
                .params(no, seed.height(), seed.index(), key.wrap(seed.bytes(), place(no, seed.height(), seed.index())))
                .update();
    }

    /** Devices whose streams have leaves behind their last heads: a writer died between the two. */
    List<UUID> behindTheirHeads() {
        // Stream by stream, so that partitions from before a stream's head are left out; joined otherwise, all leaves
        // would
        // be read.
        return jdbc.sql("select s.device from stream s cross join lateral (select from reading r where r.stream = s.no"
                        + " and r.received >= s.received and r.position >= s.size limit 1) behind")
                .query(UUID.class)
                .list();
    }

    /** Devices that are expected to send; some may be silent already. */
    List<Silences.Watched> expected() {
        return jdbc.sql("select device, expected from stream where expected is not null")
                .query((row, _) -> new Silences.Watched(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
    }

    /** Keeps where these streams end; inside the transaction that stores their heads. */
    void save(Collection<StreamState> states) {
        template.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
                statement.setArray(1, connection.createArrayOf("int8", column(states, StreamState::no)));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "int8", column(states, it -> it.tree().size())));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "bytea",
                                states.stream().map(it -> joined(it.tree())).toArray(byte[][]::new)));
                statement.setArray(4, connection.createArrayOf("int8", column(states, StreamState::received)));
                statement.setArray(5, connection.createArrayOf("int8", column(states, StreamState::floor)));
                statement.setArray(6, connection.createArrayOf("int8", column(states, StreamState::highest)));
                statement.setArray(7, connection.createArrayOf("text", column(states, it -> session(it.counter()))));
                statement.setArray(8, connection.createArrayOf("int8", column(states, it -> number(it.counter()))));
                statement.setArray(9, connection.createArrayOf("int8", column(states, StreamState::heard)));
                statement.setArray(10, connection.createArrayOf("int4", column(states, StreamState::expected)));
                return statement.executeUpdate();
            }
        });
    }

    private List<SaltSeed> seeds(long no) {
        return jdbc.sql("select height, idx, seed from stream_seed where stream = ? order by idx << height")
                .param(no)
                .query((row, _) -> seed(no, row.getInt(1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    /** Opens a stored seed. */
    SaltSeed seed(long no, int height, long index, byte[] wrapped) {
        return SaltSeed.of(height, index, key.unwrap(wrapped, place(no, height, index)));
    }

    private static byte[] joined(MerkleTree tree) {
        ByteBuffer joined = ByteBuffer.allocate(Long.bitCount(tree.size()) * Sha256Digest.LENGTH);
        tree.perfectSubtrees().forEach(root -> joined.put(root.bytes()));
        return joined.array();
    }

    private static String place(long no, int height, long index) {
        return "stream " + no + " seed " + height + " " + index;
    }

    private static @Nullable String session(@Nullable Counter counter) {
        return counter == null ? null : counter.session();
    }

    private static @Nullable Long number(@Nullable Counter counter) {
        return counter == null ? null : counter.number();
    }

    private interface Cell {
        @Nullable
        Object of(StreamState state);
    }

    private static @Nullable Object[] column(Collection<StreamState> states, Cell cell) {
        return states.stream().map(cell::of).toArray();
    }
}
