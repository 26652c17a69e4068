package org.govchain.cli.mirror;

import java.util.List;
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
    private final SealCheck seals;
    private final TileCache tiles;
    private long copied;

    CheckpointCopy(LogSource service, MirrorDirectory mirror, CheckpointKey key, SealCheck seals) {
        this.service = service;
        this.mirror = mirror;
        this.key = key;
        this.seals = seals;
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
            if (!(CheckpointPage.parse(page) instanceof Parsed.Ok<CheckpointPage>(var read))) {
                return Optional.of(CheckpointPage.path(range) + " cannot be read");
            }
            Optional<String> problem = problem(read, range, from);
            if (problem.isPresent()) {
                return problem;
            }
            CheckpointPage held = held(number, from);
            CheckpointPage sound = new CheckpointPage(read.checkpoints().stream()
                    .map(seals::sound)
                    .map(item -> sealedAs(held, item))
                    .toList());
            mirror.receive(MirrorPaths.LOG + CheckpointPage.path(range), sound.equals(read) ? page : sound.toJson());
        }
        return Optional.empty();
    }

    /** What the mirror has of a page, as wide as it was at its size before; nothing when it did not reach it. */
    private CheckpointPage held(long number, long from) {
        return number * TileCoordinates.FULL_WIDTH >= from
                ? new CheckpointPage(List.of())
                : mirror.find(MirrorPaths.LOG + CheckpointPage.path(MirrorPaths.bundle(number, from)))
                        .flatMap(json -> CheckpointPage.parse(json).asOptional())
                        .orElseGet(() -> new CheckpointPage(List.of()));
    }

    /** A seal that the mirror has is not lost because the service shows it no more. */
    private static CheckpointPage.Item sealedAs(CheckpointPage held, CheckpointPage.Item item) {
        return item.seal().isPresent()
                ? item
                : held.checkpoints().stream()
                        .filter(older -> older.checkpoint().equals(item.checkpoint()))
                        .findFirst()
                        .map(older -> new CheckpointPage.Item(item.checkpoint(), item.anchor(), older.seal()))
                        .orElse(item);
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
