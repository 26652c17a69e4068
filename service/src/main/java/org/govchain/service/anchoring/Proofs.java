package org.govchain.service.anchoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCache;
import org.govchain.log.TileProofs;
import org.govchain.log.TlogProof;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes proofs from tiles when somebody asks, and verifies each with the public verifier before it leaves. */
@Component
final class Proofs {

    /** Tiles that are kept with their inner nodes, 16 KiB each. */
    private static final int MAX_TILES = 1024;

    /** Checkpoints that are kept with the knowledge that their signature is good. */
    private static final int MAX_CHECKPOINTS = 1024;

    private static final String COVERED = """
            select entry.idx, entry.leaf_hash, covering.*,
                   sealed.header, sealed.transaction_index, sealed.receipt_proof, sealed.log_index
              from log_entry entry
              join lateral (select * from checkpoint
                             where log_id = entry.log_id and state = 'ANCHORED' and tree_size > entry.idx
                             order by tree_size limit 1) covering on true
              left join consortium_seal sealed on sealed.log_id = covering.log_id and sealed.tree_size = covering.tree_size
             where entry.log_id = ? and entry.id = ?""";

    private record Covered(
            long index, Sha256Digest leafHash, String note, Anchor anchor, Optional<ConsortiumSeal> consortiumSeal) {}

    private final JdbcClient jdbc;
    private final OwnLog log;
    private final TileCache tiles;
    private final Map<Long, SignedCheckpoint> checked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SignedCheckpoint> eldest) {
            return size() > MAX_CHECKPOINTS;
        }
    };

    Proofs(JdbcClient jdbc, OwnLog log, Tiles tiles) {
        this.jdbc = jdbc;
        this.log = log;
        this.tiles = new TileCache(tiles.source(log.id()), MAX_TILES);
    }

    Optional<AnchoredProof> of(EntryRef entry) {
        return covered(entry).map(this::prove);
    }

    Optional<Anchor> anchorOf(EntryRef entry) {
        return covered(entry).map(Covered::anchor);
    }

    private Optional<Covered> covered(EntryRef entry) {
        return jdbc.sql(COVERED)
                .params(log.id(), entry.id())
                .query((row, _) -> new Covered(
                        row.getLong("idx"),
                        Sha256Digest.of(row.getBytes("leaf_hash")),
                        row.getString("note"),
                        CheckpointRows.anchor(row),
                        SealStore.read(row)))
                .optional();
    }

    private AnchoredProof prove(Covered covered) {
        long treeSize = covered.anchor().treeSize();
        InclusionProof inclusion = new TileProofs(tiles, treeSize).inclusion(covered.index());
        if (!inclusion.verify(covered.leafHash(), covered.anchor().root())) {
            throw new IllegalStateException(
                    "entry " + covered.index() + " and the tiles of size " + treeSize + " contradict each other");
        }
        return new AnchoredProof(
                new TlogProof(covered.index(), inclusion.path(), checkpoint(covered)),
                covered.anchor(),
                covered.consortiumSeal());
    }

    /** The signature is checked once for each checkpoint, the path of every proof on its own. */
    private SignedCheckpoint checkpoint(Covered covered) {
        synchronized (checked) {
            return checked.computeIfAbsent(covered.anchor().treeSize(), _ -> check(covered));
        }
    }

    private SignedCheckpoint check(Covered covered) {
        Anchor anchor = covered.anchor();
        SignedCheckpoint checkpoint = CheckpointRow.parse(covered.note());
        boolean sound = checkpoint.isSignedBy(log.key())
                && checkpoint.checkpoint().treeSize() == anchor.treeSize()
                && checkpoint.checkpoint().root().equals(anchor.root());
        if (!sound) {
            throw new IllegalStateException("the checkpoint of size " + anchor.treeSize() + " is not signed by "
                    + log.key().verifierKey());
        }
        return checkpoint;
    }
}
