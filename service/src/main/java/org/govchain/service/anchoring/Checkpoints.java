package org.govchain.service.anchoring;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.SignedTransaction;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored checkpoints and the transactions that carry them. */
@Component
final class Checkpoints {

    private static final String SELECT = "select * from checkpoint where log_id = ? and ";

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one that is prepared or submitted; the schema allows one. */
    Optional<CheckpointRow> inFlight(int logId) {
        return one("state in ('PREPARED', 'SUBMITTED')", logId);
    }

    Optional<CheckpointRow.Anchored> latestAnchored(int logId) {
        return one("state = 'ANCHORED' order by tree_size desc limit 1", logId).map(CheckpointRow.Anchored.class::cast);
    }

    /** The anchored ones larger than {@code after} and at most {@code upTo} entries large, oldest first. */
    List<AnchoredNote> anchoredWithin(int logId, long after, long upTo) {
        return jdbc.sql("""
                        select anchored.*, sealed.header, sealed.transaction_index, sealed.receipt_proof, sealed.log_index
                          from checkpoint anchored
                          left join consortium_seal sealed
                            on sealed.log_id = anchored.log_id and sealed.tree_size = anchored.tree_size
                         where anchored.log_id = ? and anchored.state = 'ANCHORED'
                           and anchored.tree_size > ? and anchored.tree_size <= ?
                         order by anchored.tree_size""")
                .params(logId, after, upTo)
                .query((row, _) -> new AnchoredNote(
                        CheckpointRow.parse(row.getString("note")), CheckpointRows.anchor(row), SealStore.read(row)))
                .list();
    }

    /** The newest one in any state: where the next one must continue. */
    Optional<Sha256Digest> root(int logId, long treeSize) {
        return jdbc.sql("select root from checkpoint where log_id = ? and tree_size = ?")
                .params(logId, treeSize)
                .query((row, _) -> Sha256Digest.of(row.getBytes(1)))
                .optional();
    }

    void insertPrepared(int logId, SignedCheckpoint signed, List<StatusDigest> statuses) {
        long treeSize = signed.checkpoint().treeSize();
        jdbc.sql("insert into checkpoint (log_id, tree_size, root, note, state) values (?, ?, ?, ?, 'PREPARED')")
                .params(logId, treeSize, signed.checkpoint().root().bytes(), signed.note())
                .update();
        for (StatusDigest status : statuses) {
            jdbc.sql(
                            "insert into checkpoint_status (log_id, tree_size, list_id, version, digest) values (?, ?, ?, ?, ?)")
                    .params(
                            logId,
                            treeSize,
                            status.listId().bytes(),
                            status.version(),
                            status.digest().bytes())
                    .update();
        }
    }

    List<StatusDigest> statuses(int logId, long treeSize) {
        return jdbc.sql("select list_id, version, digest from checkpoint_status where log_id = ? and tree_size = ?"
                        + " order by list_id, version")
                .params(logId, treeSize)
                .query((row, _) -> new StatusDigest(
                        Sha256Digest.of(row.getBytes(1)), row.getLong(2), Sha256Digest.of(row.getBytes(3))))
                .list();
    }

    void markSubmitted(int logId, long treeSize, SignedTransaction transaction, long chainId, String contract) {
        requireOne(jdbc.sql("""
                        update checkpoint set state = 'SUBMITTED', tx_hash = ?, tx_nonce = ?, tx_raw = ?, chain_id = ?, contract = ?
                         where log_id = ? and tree_size = ? and state = 'PREPARED'""")
                .params(
                        transaction.hash().hex(),
                        transaction.nonce(),
                        transaction.raw(),
                        chainId,
                        contract,
                        logId,
                        treeSize)
                .update());
    }

    /** What the chain confirmed, with the transaction that the contract recorded, usually the stored one. */
    void markAnchored(int logId, AnchoredCheckpoint anchored) {
        requireOne(jdbc.sql("""
                        update checkpoint
                           set state = 'ANCHORED', tx_hash = ?, block_number = ?, block_hash = ?, block_time = ?
                         where log_id = ? and tree_size = ? and root = ? and state = 'SUBMITTED'""")
                .params(
                        anchored.transaction().hex(),
                        anchored.block().number(),
                        anchored.block().hash().hex(),
                        OffsetDateTime.ofInstant(anchored.block().time(), ZoneOffset.UTC),
                        logId,
                        anchored.treeSize(),
                        anchored.root().bytes())
                .update());
    }

    /** Its transaction can never be mined any more: step 2 signs another. */
    void backToPrepared(int logId, long treeSize) {
        requireOne(jdbc.sql("""
                        update checkpoint set state = 'PREPARED', tx_hash = null, tx_nonce = null, tx_raw = null
                         where log_id = ? and tree_size = ? and state = 'SUBMITTED'""").params(logId, treeSize).update());
    }

    /**
     * A development chain forgot everything above this size: the newest checkpoint is prepared again and takes over the status
     * versions of the others, which are lost.
     */
    void forget(int logId, long above) {
        jdbc.sql("delete from consortium_seal where log_id = ? and tree_size > ?")
                .params(logId, above)
                .update();
        jdbc.sql("update checkpoint set state = 'LOST' where log_id = ? and tree_size > ? and state = 'ANCHORED'")
                .params(logId, above)
                .update();
        long newest = jdbc.sql("select max(tree_size) from checkpoint where log_id = ?")
                .param(logId)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        update checkpoint
                           set state = 'PREPARED', tx_hash = null, tx_nonce = null, tx_raw = null,
                               block_number = null, block_hash = null, block_time = null
                         where log_id = ? and tree_size = ?""").params(logId, newest).update();
        jdbc.sql("""
                        insert into checkpoint_status (log_id, tree_size, list_id, version, digest)
                        select distinct on (list_id) log_id, ?, list_id, version, digest
                          from checkpoint_status where log_id = ? and tree_size > ? order by list_id, version desc
                        on conflict do nothing""").params(newest, logId, above).update();
    }

    private Optional<CheckpointRow> one(String condition, int logId) {
        return jdbc.sql(SELECT + condition)
                .param(logId)
                .query(CheckpointRows::map)
                .optional();
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("the checkpoint is not in the state that this step expects");
        }
    }
}
