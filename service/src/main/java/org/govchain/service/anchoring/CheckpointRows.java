package org.govchain.service.anchoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.govchain.chain.SignedTransaction;
import org.govchain.chain.TransactionHash;
import org.govchain.merkle.Sha256Digest;

/** Reads rows of the table checkpoint. */
final class CheckpointRows {

    private CheckpointRows() {}

    static CheckpointRow map(ResultSet row, int number) throws SQLException {
        long treeSize = row.getLong("tree_size");
        Sha256Digest root = Sha256Digest.of(row.getBytes("root"));
        String note = row.getString("note");
        String state = row.getString("state");
        return switch (state) {
            case "PREPARED" -> new CheckpointRow.Prepared(treeSize, root, note);
            case "SUBMITTED" -> new CheckpointRow.Submitted(treeSize, root, note, transaction(row));
            case "ANCHORED" -> new CheckpointRow.Anchored(treeSize, root, note, anchor(row));
            default -> throw new IllegalStateException("row " + number + " is a checkpoint in state " + state);
        };
    }

    static Anchor anchor(ResultSet row) throws SQLException {
        return new Anchor(
                row.getLong("chain_id"),
                row.getString("contract"),
                row.getLong("block_number"),
                row.getString("block_hash"),
                row.getObject("block_time", OffsetDateTime.class).toInstant(),
                row.getString("tx_hash"),
                row.getLong("tree_size"),
                Sha256Digest.of(row.getBytes("root")));
    }

    private static SignedTransaction transaction(ResultSet row) throws SQLException {
        return new SignedTransaction(
                new TransactionHash(row.getString("tx_hash")), row.getLong("tx_nonce"), row.getString("tx_raw"));
    }
}
