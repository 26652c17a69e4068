package org.govchain.service.anchoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.Checkpoint;
import org.govchain.log.TlogProof;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What proved entries elsewhere: kept exactly as it was checked when it came. */
@Component
final class OriginalProofs {

    private static final String FIND = """
            select imported.proof, anchored.*
              from imported_proof imported
              left join imported_checkpoint anchored
                on anchored.origin = imported.origin and anchored.tree_size = imported.tree_size
             where imported.entry_id = ?""";

    private final JdbcClient jdbc;

    OriginalProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OriginalProof> of(EntryRef entry) {
        return jdbc.sql(FIND).param(entry.id()).query(OriginalProofs::read).optional();
    }

    /** Keeps a proof; false when another anchor is known for its checkpoint. */
    boolean put(EntryRef entry, OriginalProof original) {
        if (original.anchor().isPresent()
                && !isAnchoredAt(original, original.anchor().get())) {
            return false;
        }
        Checkpoint checkpoint = original.proof().checkpoint().checkpoint();
        jdbc.sql("insert into imported_proof (entry_id, origin, tree_size, proof) values (?, ?, ?, ?)")
                .params(
                        entry.id(),
                        checkpoint.origin().value(),
                        checkpoint.treeSize(),
                        original.proof().text())
                .update();
        return true;
    }

    /** A seal may be missing in one line and be there in the next; two anchors of one checkpoint are a contradiction. */
    private boolean isAnchoredAt(OriginalProof original, Anchor anchor) {
        String origin = original.proof().checkpoint().checkpoint().origin().value();
        insert(origin, anchor);
        Anchor known = jdbc.sql("select * from imported_checkpoint where origin = ? and tree_size = ?")
                .params(origin, anchor.treeSize())
                .query((row, _) -> CheckpointRows.anchor(row))
                .single();
        if (!known.equals(anchor)) {
            return false;
        }
        original.consortiumSeal().ifPresent(seal -> seal(origin, anchor.treeSize(), seal));
        return true;
    }

    private void insert(String origin, Anchor anchor) {
        jdbc.sql("""
                        insert into imported_checkpoint (origin, tree_size, root, chain_id, contract, block_number, block_hash,
                                                         block_time, tx_hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        origin,
                        anchor.treeSize(),
                        anchor.root().bytes(),
                        anchor.chainId(),
                        anchor.contract(),
                        anchor.blockNumber(),
                        anchor.blockHash(),
                        Timestamp.from(anchor.blockTime()),
                        anchor.transactionHash())
                .update();
    }

    private void seal(String origin, long treeSize, ConsortiumSeal seal) {
        jdbc.sql("""
                        update imported_checkpoint set header = ?, transaction_index = ?, receipt_proof = ?, log_index = ?
                         where origin = ? and tree_size = ? and header is null""")
                .params(
                        seal.header(),
                        seal.transactionIndex(),
                        seal.receiptProof().toArray(byte[][]::new),
                        seal.logIndex(),
                        origin,
                        treeSize)
                .update();
    }

    private static OriginalProof read(ResultSet row, int number) throws SQLException {
        @Nullable String contract = row.getString("contract");
        Optional<Anchor> anchor = contract == null ? Optional.empty() : Optional.of(CheckpointRows.anchor(row));
        TlogProof proof = TlogProof.parse(row.getString("proof"))
                .asOptional()
                .orElseThrow(() -> new IllegalStateException("imported_proof holds a proof that is none"));
        return new OriginalProof(proof, anchor, SealStore.read(row));
    }
}
