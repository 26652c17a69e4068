package org.govchain.cli.mirror;

import java.util.Optional;
import org.govchain.cli.audit.LogSource;
import org.govchain.log.CheckpointKey;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCache;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
import org.govchain.verify.CheckpointPage;

/** Fetches the anchored checkpoints between two sizes; each must be signed and be a state of the tree that was copied. */
final class CheckpointCopy {

    private static final int TILES = 16;

    private final LogSource service;
    private final MirrorDirectory mirror;
    private final CheckpointKey key;
    private final TileCache tiles;
    private long copied;

    CheckpointCopy(LogSource service, MirrorDirectory mirror, CheckpointKey key) {
        this.service = service;
        this.mirror = mirror;
        this.key = key;
        this.tiles = new TileCache(new MirrorTiles(mirror), TILES);
    }

    /** Number of checkpoints received that are larger than the size it began from. */
    long copied() {
        return copied;
    }

    /** Receives the pages; answers what is wrong with a checkpoint, empty when nothing is. */
    Optional<String> run(long from, long to) {
        for (long number = from / TileCoordinates.FULL_WIDTH; number * TileCoordinates.FULL_WIDTH < to; number++) {
            EntryBundleCoordinates range = MirrorPaths.bundle(number, to);
            byte[] page = service.read(CheckpointPage.path(range));
            Optional<String> problem = CheckpointPage.parse(page) instanceof Parsed.Ok<CheckpointPage>(var read)
                    ? problem(read, range, from)
                    : Optional.of(CheckpointPage.path(range) + " cannot be read");
            if (problem.isPresent()) {
                return problem;
            }
            mirror.receive(MirrorPaths.LOG + CheckpointPage.path(range), page);
        }
        return Optional.empty();
    }

    private Optional<String> problem(CheckpointPage page, EntryBundleCoordinates range, long from) {
        for (CheckpointPage.Item item : page.checkpoints()) {
            SignedCheckpoint signed = item.checkpoint();
            long size = signed.checkpoint().treeSize();
            boolean within = size > range.firstEntry() && size <= range.firstEntry() + range.width();
            if (!within || !signed.isSignedBy(key)) {
                return Optional.of(
                        "a checkpoint of " + CheckpointPage.path(range) + " is not of that range or not signed");
            }
            if (!new TileProofs(tiles, size).root().equals(signed.checkpoint().root())) {
                return Optional.of("the entries do not hash to the root of the older checkpoint of size " + size);
            }
            copied += size > from ? 1 : 0;
        }
        return Optional.empty();
    }
}
