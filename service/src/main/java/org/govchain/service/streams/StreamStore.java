package org.govchain.service.streams;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.StreamId;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.custody.InstallationKey;
import org.govchain.stream.Counter;
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

    /** A new stream without leaves. */
    StreamState open(StreamSubject subject) {
        byte[] id = new byte[StreamId.LENGTH];
        random.nextBytes(id);
        SaltSeed root = SaltSeed.root(random);
        long no = jdbc.sql("insert into stream (id, device, authority, expected) values (?, ?, ?, ?) returning no")
                .param(id)
                .param(subject.device())
                .param(subject.authority().slug())
                .param(subject.opening().interval().map(Math::toIntExact).orElse(null))
                .query(Long.class)
                .single();
        jdbc.sql("insert into stream_seed (stream, height, idx, seed) values (?, ?, ?, ?)")
                .params(no, root.height(), root.index(), key.wrap(root.bytes(), place(no, root.height(), root.index())))
                .update();
        return new StreamState(no, StreamId.of(id), new SaltWalk(List.of(root)), new MerkleTree());
    }

    /** The public name of a device's stream. */
    Optional<StreamId> idOf(UUID device) {
        return jdbc.sql("select id from stream where device = ?")
                .param(device)
                .query((row, _) -> StreamId.of(row.getBytes(1)))
                .optional();
    }

    /** The number of a device's stream. */
    Optional<Long> noOf(UUID device) {
        return jdbc.sql("select no from stream where device = ?")
                .param(device)
                .query(Long.class)
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
        return jdbc.sql("select no, id from stream where " + column + " = ?")
                .param(value)
                .query((row, _) ->
                        new StoredStream(row.getLong(1), StreamId.of(row.getBytes(2)), seeds(row.getLong(1))))
                .optional();
    }

    /** Devices whose streams have leaves behind their last heads: a writer died between the two. */
    List<UUID> behindTheirHeads() {
        return jdbc.sql("select device from stream s where exists (select from reading r"
                        + " where r.stream = s.no and r.received >= s.received and r.position >= s.size)")
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
