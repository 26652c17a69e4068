package org.govchain.cli.mirror;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.govchain.cli.terminal.Fault;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.Checkpoint;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.TileCache;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
import org.govchain.log.TlogProof;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.CheckpointPage;

/** A mirrored log to ask: where is an entry, what proves it, which root had the tree at a size. */
public final class MirroredLog {

    private static final int TILES = 64;

    private final MirrorDirectory mirror;
    private final MirrorTiles tiles;
    private final TileCache cache;
    private final Checkpoint checkpoint;

    /** Opens a mirror. @throws Fault when the folder holds none */
    public MirroredLog(MirrorDirectory mirror) {
        this.mirror = mirror;
        this.tiles = new MirrorTiles(mirror);
        this.cache = new TileCache(tiles, TILES);
        this.checkpoint = LogMirror.mirrored(mirror)
                .orElseThrow(() -> new Fault(
                        mirror.root() + " holds no mirror of a log",
                        "make one with: govchain mirror --service URL --out " + mirror.root()))
                .checkpoint();
    }

    /** The state that the mirror has, as its file says; nothing is believed before the verifier saw the signature. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The root of the mirrored tree at this size; empty when the mirror does not reach it. */
    public Optional<Sha256Digest> rootAt(long treeSize) {
        return treeSize <= 0 || treeSize > checkpoint.treeSize()
                ? Optional.empty()
                : Optional.of(new TileProofs(cache, treeSize).root());
    }

    /** A proof to an anchored checkpoint, where that is said to be anchored, and the consortium's seal if the mirror has it. */
    public record Proof(TlogProof proof, AnchorClaim anchor, Optional<ConsortiumSeal> seal) {}

    /**
     * The proof of the entry with this leaf hash at this index, to the first checkpoint that covers it; empty when the mirror
     * has another entry there, or none.
     */
    public Optional<Proof> prove(Sha256Digest leafHash, long index) {
        return has(leafHash, index) ? covering(index).map(item -> proof(index, item)) : Optional.empty();
    }

    /** The proof to the anchored checkpoint of exactly this size; empty when the mirror has none, or another entry. */
    public Optional<Proof> prove(Sha256Digest leafHash, long index, long treeSize) {
        return has(leafHash, index) && treeSize > index && treeSize <= checkpoint.treeSize()
                ? page((treeSize - 1) / TileCoordinates.FULL_WIDTH).checkpoints().stream()
                        .filter(item -> item.anchor().treeSize() == treeSize)
                        .findFirst()
                        .map(item -> proof(index, item))
                : Optional.empty();
    }

    /** The inclusion path of whatever entry the mirror has at the index, in the tree of this size; empty when it has none. */
    Optional<List<Sha256Digest>> path(long index, long treeSize) {
        return index >= 0 && index < treeSize && treeSize <= checkpoint.treeSize()
                ? Optional.of(new TileProofs(cache, treeSize).inclusion(index).path())
                : Optional.empty();
    }

    private boolean has(Sha256Digest leafHash, long index) {
        return index >= 0
                && index < checkpoint.treeSize()
                && new TileProofs(cache, checkpoint.treeSize()).leafHash(index).equals(leafHash);
    }

    private Proof proof(long index, CheckpointPage.Item item) {
        InclusionProof inclusion = new TileProofs(cache, item.anchor().treeSize()).inclusion(index);
        return new Proof(new TlogProof(index, inclusion.path(), item.checkpoint()), item.anchor(), item.seal());
    }

    /** The index of the newest entry with this leaf hash: documents are checked more often when they are young. */
    public OptionalLong find(Sha256Digest leafHash, LongConsumer progress) {
        byte[] wanted = leafHash.bytes();
        long last = (checkpoint.treeSize() - 1) / TileCoordinates.FULL_WIDTH;
        for (long number = last; number >= 0; number--) {
            EntryBundleCoordinates range = MirrorPaths.bundle(number, checkpoint.treeSize());
            byte[] hashes = tiles.read(new TileCoordinates(0, number, range.width()));
            for (int place = range.width() - 1; place >= 0; place--) {
                int at = place * Sha256Digest.LENGTH;
                if (Arrays.equals(hashes, at, at + Sha256Digest.LENGTH, wanted, 0, Sha256Digest.LENGTH)) {
                    return OptionalLong.of(range.firstEntry() + place);
                }
            }
            progress.accept(checkpoint.treeSize() - range.firstEntry());
        }
        return OptionalLong.empty();
    }

    private Optional<CheckpointPage.Item> covering(long index) {
        long last = (checkpoint.treeSize() - 1) / TileCoordinates.FULL_WIDTH;
        for (long number = index / TileCoordinates.FULL_WIDTH; number <= last; number++) {
            Optional<CheckpointPage.Item> item = page(number).checkpoints().stream()
                    .filter(it -> it.anchor().treeSize() > index)
                    .findFirst();
            if (item.isPresent()) {
                return item;
            }
        }
        return Optional.empty();
    }

    /** The anchored checkpoints whose size ends in the range of this entry bundle. */
    CheckpointPage page(long number) {
        String path = MirrorPaths.LOG + CheckpointPage.path(MirrorPaths.bundle(number, checkpoint.treeSize()));
        return mirror.find(path)
                .flatMap(json -> CheckpointPage.parse(json).asOptional())
                .orElseThrow(() -> new Fault(
                        "the mirror has no readable " + path,
                        "remove " + MirrorPaths.CHECKPOINT + " from the mirror and run: govchain mirror"));
    }
}
