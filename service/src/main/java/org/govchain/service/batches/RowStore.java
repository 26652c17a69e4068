package org.govchain.service.batches;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.govchain.service.batches.RowResult.KeyHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What became of rows. */
@Repository
class RowStore {

    private static final String INSERT = """
            insert into batch_row (batch_id, row_no, outcome, document_id, credential_id, draft_id, key_hash, reason)
            select ?, row_no, outcome, document_id, credential_id, draft_id, decode(key_hash, 'hex'), reason
              from unnest(?::int[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                as r (row_no, outcome, document_id, credential_id, draft_id, key_hash, reason)""";

    /** Rows are decided in their order: whoever comes with others is late and must not store anything. */
    private static final String ADVANCE = """
            update batch set next_row = next_row + ?, issued = issued + ?, drafted = drafted + ?, present = present + ?,
                   refused = refused + ?, rate = ?, note = null
             where id = ? and next_row = ?""";

    private final JdbcTemplate jdbc;

    RowStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores the results of consecutive rows, inside the caller's transaction.
     *
     * @param rate rows a second, lately
     */
    void record(UUID batch, List<RowResult> results, float rate) {
        int advanced = jdbc.update(
                ADVANCE,
                results.size(),
                count(results, RowResult.Issued.class),
                count(results, RowResult.Drafted.class),
                count(results, RowResult.Present.class),
                count(results, RowResult.Refused.class),
                rate,
                batch,
                results.getFirst().row());
        if (advanced != 1) {
            throw new IllegalStateException("another instance decided these rows of a batch");
        }
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, batch);
                insert.setArray(
                        2,
                        array(
                                connection,
                                "int4",
                                results.stream().map(RowResult::row).toArray()));
                insert.setArray(
                        3,
                        array(
                                connection,
                                "text",
                                results.stream().map(RowResult::outcome).toArray()));
                insert.setArray(
                        4,
                        array(
                                connection,
                                "uuid",
                                results.stream().map(RowResult::documentId).toArray()));
                insert.setArray(
                        5,
                        array(
                                connection,
                                "uuid",
                                results.stream().map(RowResult::credentialId).toArray()));
                insert.setArray(
                        6,
                        array(
                                connection,
                                "uuid",
                                results.stream().map(RowResult::draftId).toArray()));
                insert.setArray(
                        7,
                        array(
                                connection,
                                "text",
                                results.stream().map(RowStore::keyHash).toArray()));
                insert.setArray(
                        8,
                        array(
                                connection,
                                "text",
                                results.stream().map(RowResult::reasonOrNull).toArray()));
                return insert.executeUpdate();
            }
        });
    }

    /** Documents that were issued for these own keys before. */
    Map<KeyHash, RowResult.Present> known(List<KeyHash> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .query(
                        "select encode(key_hash, 'hex') as hex, document_id, credential_id from batch_row"
                                + " where outcome in ('ISSUED', 'DRAFTED') and key_hash = any (select decode(h, 'hex') from unnest(?) h)",
                        (rows, _) -> Map.entry(
                                new KeyHash(rows.getString("hex")),
                                new RowResult.Present(
                                        1,
                                        rows.getObject("document_id", UUID.class),
                                        rows.getObject("credential_id", UUID.class))),
                        (Object) keys.stream().map(KeyHash::hex).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Results of rows after one, in their order. */
    List<RowResult> after(UUID batch, int row, int most) {
        return jdbc.query(
                "select * from batch_row where batch_id = ? and row_no > ? order by row_no limit ?",
                (rows, _) -> {
                    int number = rows.getInt("row_no");
                    UUID document = rows.getObject("document_id", UUID.class);
                    UUID credential = rows.getObject("credential_id", UUID.class);
                    return switch (Objects.requireNonNull(rows.getString("outcome"))) {
                        case "ISSUED" -> new RowResult.Issued(number, document, credential, java.util.Optional.empty());
                        case "DRAFTED" ->
                            new RowResult.Drafted(
                                    number,
                                    document,
                                    rows.getObject("draft_id", UUID.class),
                                    java.util.Optional.empty());
                        case "PRESENT" -> new RowResult.Present(number, document, credential);
                        default -> new RowResult.Refused(number, rows.getString("reason"));
                    };
                },
                batch,
                row,
                most);
    }

    static KeyHash keyHash(byte[] hash) {
        return new KeyHash(HexFormat.of().formatHex(hash));
    }

    private static @Nullable String keyHash(RowResult result) {
        return result.takenKey().map(KeyHash::hex).orElse(null);
    }

    private static int count(List<RowResult> results, Class<? extends RowResult> outcome) {
        return (int) results.stream().filter(outcome::isInstance).count();
    }

    private static Array array(Connection connection, String type, @Nullable Object[] values)
            throws java.sql.SQLException {
        return connection.createArrayOf(type, values);
    }
}
