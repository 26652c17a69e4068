package org.govchain.service.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.verify.EntryProof;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts the heads of streams into the log: from then on nobody can show another history of them. */
@Component
class StreamHeads {

    private static final String INSERT = "insert into stream_head (stream, size, root, entry)"
            + " select * from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bigint[])";

    /** More heads than that never wait for their anchor while the chain answers. */
    private static final int LATELY = 100;

    private record Head(long size, Sha256Digest root, EntryRef entry) {}

    private final TransparencyLog log;
    private final StreamStore store;
    private final JdbcTemplate jdbc;

    StreamHeads(TransparencyLog log, StreamStore store, JdbcTemplate jdbc) {
        this.log = log;
        this.store = store;
        this.jdbc = jdbc;
    }

    /**
     * A head that is anchored.
     *
     * @param size of the stream
     * @param root over so many leaves
     * @param proof of its entry in the log
     */
    record Anchored(long size, Sha256Digest root, EntryProof proof) {}

    /** The newest head of a stream that is anchored; the last few may not be yet. */
    Optional<Anchored> newestAnchored(StoredStream stream) {
        return anchored(
                "select size, root, entry from stream_head where stream = ? order by size desc limit " + LATELY,
                stream.no());
    }

    /** The head of this size, when it is anchored. */
    Optional<Anchored> anchored(StoredStream stream, long size) {
        return anchored("select size, root, entry from stream_head where stream = ? and size = ?", stream.no(), size);
    }

    private Optional<Anchored> anchored(String sql, Object... parameters) {
        return jdbc
                .query(
                        sql,
                        (row, _) -> new Head(
                                row.getLong(1), Sha256Digest.of(row.getBytes(2)), new EntryRef(row.getLong(3))),
                        parameters)
                .stream()
                .flatMap(
                        head -> log
                                .proof(head.entry())
                                .map(proof -> new Anchored(head.size(), head.root(), proof.claimed()))
                                .stream())
                .findFirst();
    }

    /** Heads of these streams, which have grown since their last; inside a transaction. @return how many */
    int write(Collection<StreamState> grown) {
        if (grown.isEmpty()) {
            return 0;
        }
        List<Sha256Digest> roots = grown.stream().map(it -> it.tree().root()).toList();
        List<StreamState> states = List.copyOf(grown);
        List<LogEntry> entries = new ArrayList<>(states.size());
        for (int i = 0; i < states.size(); i++) {
            entries.add(
                    LogEntry.streamHead(states.get(i).id(), states.get(i).tree().size(), roots.get(i)));
        }
        List<EntryRef> refs = log.append(entries);
        store.save(states);
        Integer stored = jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setArray(
                        1,
                        connection.createArrayOf(
                                "int8", states.stream().map(StreamState::no).toArray()));
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "int8",
                                states.stream().map(it -> it.tree().size()).toArray()));
                insert.setArray(
                        3,
                        connection.createArrayOf(
                                "bytea", roots.stream().map(Sha256Digest::bytes).toArray(byte[][]::new)));
                insert.setArray(
                        4,
                        connection.createArrayOf(
                                "int8", refs.stream().map(EntryRef::id).toArray()));
                return insert.executeUpdate();
            }
        });
        return stored == null ? 0 : stored;
    }
}
