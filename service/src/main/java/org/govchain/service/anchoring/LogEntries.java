package org.govchain.service.anchoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of the log: appended without index, indexed by step 1, never changed after that. */
@Component
final class LogEntries {

    private static final String APPEND = """
            insert into log_entry (log_id, kind, entry, leaf_hash)
            select ?, get_byte(entry, 1), entry, leaf_hash
              from unnest(?::bytea[], ?::bytea[]) with ordinality as given (entry, leaf_hash, place)
             order by place
            returning id""";

    private static final String ASSIGN = """
            with waiting as (
                select id, row_number() over (order by id) - 1 as place
                  from (select id from log_entry where log_id = ? and idx is null order by id limit ?) first)
            update log_entry set idx = ? + place from waiting where log_entry.id = waiting.id
            returning idx, leaf_hash""";

    private record Assigned(long index, Sha256Digest leafHash) {}

    private final JdbcTemplate jdbc;

    LogEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement whatever the number; the ids come back in the order of the entries. */
    List<EntryRef> append(int logId, List<LogEntry> entries) {
        byte[][] bytes = new byte[entries.size()][];
        byte[][] leafHashes = new byte[entries.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = entries.get(i).bytes();
            leafHashes[i] = MerkleTree.leafHash(bytes[i]).bytes();
        }
        List<EntryRef> refs = jdbc.execute((Connection connection) -> insert(connection, logId, bytes, leafHashes));
        if (refs == null || refs.size() != bytes.length) {
            throw new IllegalStateException("the database did not answer one id for each entry");
        }
        return refs;
    }

    /**
     * Step 1: gives up to {@code limit} entries without index the next ones, in the order of their ids, and answers their leaf
     * hashes in the order of the log. A trigger refuses any other index than the next.
     */
    List<Sha256Digest> assignIndices(int logId, long next, int limit) {
        List<Assigned> assigned = jdbc.query(
                ASSIGN, (row, _) -> new Assigned(row.getLong(1), Sha256Digest.of(row.getBytes(2))), logId, limit, next);
        assigned.sort(Comparator.comparingLong(Assigned::index));
        return assigned.stream().map(Assigned::leafHash).toList();
    }

    /** Number of entries that wait for an index. */
    long waiting(int logId) {
        Long count = jdbc.queryForObject(
                "select count(*) from log_entry where log_id = ? and idx is null", Long.class, logId);
        return count == null ? 0 : count;
    }

    /** The entries of a bundle; all of them must have been sequenced. */
    EntryBundle bundle(int logId, EntryBundleCoordinates coordinates) {
        List<LogEntry> entries = jdbc.query(
                "select entry from log_entry where log_id = ? and idx >= ? and idx < ? order by idx",
                (row, _) -> parse(row.getBytes(1)),
                logId,
                coordinates.firstEntry(),
                coordinates.firstEntry() + coordinates.width());
        return new EntryBundle(coordinates, entries);
    }

    private static List<EntryRef> insert(Connection connection, int logId, byte[][] entries, byte[][] leafHashes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setInt(1, logId);
            statement.setArray(2, connection.createArrayOf("bytea", entries));
            statement.setArray(3, connection.createArrayOf("bytea", leafHashes));
            List<EntryRef> refs = new ArrayList<>(entries.length);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    refs.add(new EntryRef(rows.getLong(1)));
                }
            }
            return refs;
        }
    }

    private static LogEntry parse(byte[] bytes) {
        return switch (LogEntry.parse(bytes)) {
            case Parsed.Ok<LogEntry> ok -> ok.value();
            case Parsed.Malformed<LogEntry> malformed ->
                throw new IllegalStateException("log_entry holds an entry that is none: " + malformed.reason());
        };
    }
}
