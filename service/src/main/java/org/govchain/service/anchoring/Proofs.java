package org.govchain.service.anchoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileProofs;
import org.govchain.log.TlogProof;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes proofs from tiles when somebody asks, and verifies each with the public verifier before it leaves. */
@Component
final class Proofs {

    /** Sizes whose tiles are kept: neighbours ask for the same checkpoint. 2 MiB each at the very most. */
    private static final int MAX_SIZES = 8;

    private static final String COVERED = """
            select entry.idx, entry.leaf_hash, covering.*
              from log_entry entry
              join lateral (select * from checkpoint
                             where log_id = entry.log_id and state = 'ANCHORED' and tree_size > entry.idx
                             order by tree_size limit 1) covering on true
             where entry.log_id = ? and entry.id = ?""";

    private record Covered(long index, Sha256Digest leafHash, String note, Anchor anchor) {}

    private final JdbcClient jdbc;
    private final OwnLog log;
    private final Tiles tiles;
    private final Map<Long, AtSize> sizes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, AtSize> eldest) {
            return size() > MAX_SIZES;
        }
    };

    Proofs(JdbcClient jdbc, OwnLog log, Tiles tiles) {
        this.jdbc = jdbc;
        this.log = log;
        this.tiles = tiles;
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
                        CheckpointRows.anchor(row)))
                .optional();
    }

    private AnchoredProof prove(Covered covered) {
        AtSize atSize = atSize(covered);
        InclusionProof inclusion = atSize.inclusion(covered.index());
        if (!inclusion.verify(covered.leafHash(), covered.anchor().root())) {
            throw new IllegalStateException("entry " + covered.index() + " and the tiles of size "
                    + covered.anchor().treeSize() + " contradict each other");
        }
        return new AnchoredProof(new TlogProof(covered.index(), inclusion.path(), atSize.checkpoint), covered.anchor());
    }

    private AtSize atSize(Covered covered) {
        synchronized (sizes) {
            return sizes.computeIfAbsent(covered.anchor().treeSize(), _ -> open(covered));
        }
    }

    /** The signature is checked once for a size; the path of every proof on its own. */
    private AtSize open(Covered covered) {
        Anchor anchor = covered.anchor();
        SignedCheckpoint checkpoint =
                new CheckpointRow.Anchored(anchor.treeSize(), anchor.root(), covered.note(), anchor).signed();
        boolean sound = checkpoint.isSignedBy(log.key())
                && checkpoint.checkpoint().treeSize() == anchor.treeSize()
                && checkpoint.checkpoint().root().equals(anchor.root());
        if (!sound) {
            throw new IllegalStateException("the checkpoint of size " + anchor.treeSize() + " is not signed by "
                    + log.key().verifierKey());
        }
        return new AtSize(checkpoint, new TileProofs(tiles.source(log.id()), anchor.treeSize()));
    }

    /** TileProofs keeps its tiles and is not thread-safe: one at a time for each size. */
    private static final class AtSize {
        private final SignedCheckpoint checkpoint;
        private final TileProofs proofs;

        AtSize(SignedCheckpoint checkpoint, TileProofs proofs) {
            this.checkpoint = checkpoint;
            this.proofs = proofs;
        }

        synchronized InclusionProof inclusion(long index) {
            return proofs.inclusion(index);
        }
    }
}
