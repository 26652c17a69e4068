package org.govchain.service.anchoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which versions of status lists this installation's checkpoints carried to the chain, and when. */
@Service
public class AnchoredDigests {

    private static final String SELECT = """
            select anchored.*, told.list_id, told.version, told.digest,
                   sealed.header, sealed.transaction_index, sealed.receipt_proof, sealed.log_index
              from checkpoint_status told
              join checkpoint anchored on anchored.log_id = told.log_id and anchored.tree_size = told.tree_size
              left join consortium_seal sealed
                on sealed.log_id = anchored.log_id and sealed.tree_size = anchored.tree_size
             where anchored.state = 'ANCHORED' and told.list_id = ?
            """;

    private final JdbcClient jdbc;

    AnchoredDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last version anchored at or before an instant, as the contract answers {@code versionAt}. */
    public Optional<AnchoredDigest> inForce(Sha256Digest list, Instant at) {
        return one(
                SELECT + " and anchored.block_time <= ? order by told.version desc limit 1",
                list,
                OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** The first version anchored after this one. */
    public Optional<AnchoredDigest> next(Sha256Digest list, long version) {
        return one(SELECT + " and told.version > ? order by told.version limit 1", list, version);
    }

    /** This version; empty while it is not anchored, and when it was passed over. */
    public Optional<AnchoredDigest> of(Sha256Digest list, long version) {
        return one(SELECT + " and told.version = ? limit 1", list, version);
    }

    private Optional<AnchoredDigest> one(String sql, Sha256Digest list, Object value) {
        return jdbc.sql(sql)
                .params(list.bytes(), value)
                .query((row, _) -> read(row))
                .optional();
    }

    private static AnchoredDigest read(ResultSet row) throws SQLException {
        SignedCheckpoint signed = CheckpointRow.parse(row.getString("note"));
        return new AnchoredDigest(
                new StatusDigest(
                        Sha256Digest.of(row.getBytes("list_id")),
                        row.getLong("version"),
                        Sha256Digest.of(row.getBytes("digest"))),
                signed.checkpoint().origin(),
                CheckpointRows.anchor(row),
                SealStore.read(row));
    }
}
