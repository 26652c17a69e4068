package org.govchain.service.anchoring;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.TransactionHash;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored consortium seals, one for an anchored checkpoint at most. */
@Component
final class SealStore {

    private final JdbcClient jdbc;

    SealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a seal that was judged; another process may have been first. */
    void put(int logId, long treeSize, ConsortiumSeal seal) {
        jdbc.sql("""
                        insert into consortium_seal (log_id, tree_size, header, transaction_index, receipt_proof, log_index)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        logId,
                        treeSize,
                        seal.header(),
                        seal.transactionIndex(),
                        seal.receiptProof().toArray(byte[][]::new),
                        seal.logIndex())
                .update();
    }

    /** Anchored checkpoints without a seal above a size, the smallest first. */
    List<AnchoredCheckpoint> lacking(OwnLog log, long above, int limit) {
        return jdbc.sql("""
                        select * from checkpoint
                         where log_id = ? and state = 'ANCHORED' and tree_size > ?
                           and not exists (select 1 from consortium_seal sealed
                                            where sealed.log_id = checkpoint.log_id and sealed.tree_size = checkpoint.tree_size)
                         order by tree_size limit ?""")
                .params(log.id(), above, limit)
                .query((row, _) -> anchored(log.origin().id().digest(), CheckpointRows.anchor(row)))
                .list();
    }

    private static AnchoredCheckpoint anchored(Sha256Digest logId, Anchor anchor) {
        return new AnchoredCheckpoint(
                logId,
                anchor.treeSize(),
                anchor.root(),
                new BlockRef(anchor.blockNumber(), new BlockHash(anchor.blockHash()), anchor.blockTime()),
                new TransactionHash(anchor.transactionHash()));
    }

    /** The seal in a row that has the columns of consortium_seal, or null in all of them. */
    static Optional<ConsortiumSeal> read(ResultSet row) throws SQLException {
        byte[] header = row.getBytes("header");
        if (header == null) {
            return Optional.empty();
        }
        Array proof = row.getArray("receipt_proof");
        List<byte[]> nodes = List.of((byte[][]) proof.getArray());
        return switch (ConsortiumSeal.of(header, row.getLong("transaction_index"), nodes, row.getInt("log_index"))) {
            case Parsed.Ok<ConsortiumSeal>(ConsortiumSeal seal) -> Optional.of(seal);
            case Parsed.Malformed<ConsortiumSeal>(String reason) ->
                throw new IllegalStateException("consortium_seal holds a seal that is none: " + reason);
        };
    }
}
