package org.govchain.cli.mirror;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.govchain.cli.audit.LogSource;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
import org.govchain.merkle.Sha256Digest;

/**
 * Fetches the entries that a log grew by and derives the tiles from them: a tile that the entries do not hash to cannot get into
 * a mirror. Memory does not grow with the log.
 */
final class EntryCopy {

    /** Bundles after which full tiles are written down. */
    private static final int BATCH = 256;

    private final LogSource service;
    private final MirrorDirectory mirror;
    private final MirrorTiles tiles;
    private final boolean reuse;
    private final Map<StreamId, LogEntry.StreamHead> heads = new LinkedHashMap<>();
    private boolean reused;

    /**
     * Copies from the service into the mirror.
     *
     * @param reuse whether bundles that an interrupted run received count as fetched
     */
    EntryCopy(LogSource service, MirrorDirectory mirror, boolean reuse) {
        this.service = service;
        this.mirror = mirror;
        this.tiles = new MirrorTiles(mirror);
        this.reuse = reuse;
    }

    /** Whether anything came from an interrupted run: then a contradiction may be ours. */
    boolean hasReused() {
        return reused;
    }

    /** The newest head of each sensor stream among what was received. */
    Collection<LogEntry.StreamHead> heads() {
        return List.copyOf(heads.values());
    }

    /**
     * Receives entries and tiles from one size to a larger one.
     *
     * @return what is wrong with the entries; empty when they hash to the root
     */
    Optional<String> run(long from, long to, Sha256Digest root, LongConsumer progress) {
        HashTiles grown = new HashTiles(tiles, from);
        for (long number = from / TileCoordinates.FULL_WIDTH; grown.size() < to; number++) {
            EntryBundleCoordinates range = MirrorPaths.bundle(number, to);
            Parsed<EntryBundle> bundle = EntryBundle.parse(range, fetch(range));
            if (bundle instanceof Parsed.Malformed<EntryBundle>(String why)) {
                return Optional.of(range.path() + " cannot be read: " + why);
            }
            List<LogEntry> entries = bundle.asOptional().orElseThrow().entries();
            int known = (int) (grown.size() - range.firstEntry());
            if (known > 0 && !isMirrored(range.firstEntry(), entries.subList(0, known), from)) {
                return Optional.of(range.path() + " has other entries than the mirror below " + from);
            }
            entries.subList(known, entries.size()).forEach(entry -> append(grown, entry));
            if (number % BATCH == 0) {
                grown.takeFull().forEach(this::receive);
            }
            progress.accept(grown.size() - from);
        }
        grown.changed().forEach(this::receive);
        return grown.root().equals(root)
                ? Optional.empty()
                : Optional.of("the entries do not hash to the root of the signed checkpoint of size " + to);
    }

    private void append(HashTiles grown, LogEntry entry) {
        grown.append(entry.leafHash());
        if (entry instanceof LogEntry.StreamHead head) {
            heads.put(head.stream(), head);
        }
    }

    private boolean isMirrored(long first, List<LogEntry> entries, long size) {
        TileProofs proofs = new TileProofs(tiles, size);
        for (int i = 0; i < entries.size(); i++) {
            if (!proofs.leafHash(first + i).equals(entries.get(i).leafHash())) {
                return false;
            }
        }
        return true;
    }

    private byte[] fetch(EntryBundleCoordinates range) {
        Optional<byte[]> received = reuse ? mirror.findIncoming(MirrorPaths.LOG + range.path()) : Optional.empty();
        if (received.isPresent()) {
            reused = true;
            return received.get();
        }
        byte[] fetched = service.read(range.path());
        mirror.receive(MirrorPaths.LOG + range.path(), fetched);
        return fetched;
    }

    private void receive(TileCoordinates tile, byte[] content) {
        mirror.receive(MirrorPaths.LOG + tile.path(), content);
    }
}
