package org.govchain.cli.authority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.CheckpointPage;

/** The log of the authority: entries, tiles computed from them, checkpoints; served as the service serves them. */
final class AuthorityLog {

    static final LogOrigin ORIGIN = new LogOrigin("musterstadt.example/log/test");

    private final AuthorityKey key = AuthorityKey.ed25519();
    private final List<CheckpointPage.Item> anchored = new ArrayList<>();
    final List<LogEntry> entries = new ArrayList<>();

    CheckpointKey key() {
        return new CheckpointKey(ORIGIN, key.key());
    }

    SignedCheckpoint sign() {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, entries.size(), tiles().root()), key(), key.signer());
    }

    List<Sha256Digest> consistency(long first) {
        return proofs().consistency(first).path();
    }

    List<Sha256Digest> inclusion(long index) {
        return proofs().inclusion(index).path();
    }

    private TileProofs proofs() {
        Map<TileCoordinates, byte[]> tiles = tiles().changed();
        return new TileProofs(tile -> read(tiles, tile).orElseThrow(), entries.size());
    }

    void anchored(SignedCheckpoint checkpoint, AnchorClaim anchor) {
        anchored.add(new CheckpointPage.Item(checkpoint, anchor, Optional.empty()));
    }

    /** Has every anchored checkpoint sealed anew. */
    void seal(UnaryOperator<CheckpointPage.Item> consortium) {
        anchored.replaceAll(consortium);
    }

    /** Forgets the anchors that the chain would deny: what an operator does who writes another history. */
    void forgetAnchorsFrom(long size) {
        anchored.removeIf(item -> item.anchor().treeSize() >= size);
    }

    long anchoredSize() {
        return anchored.isEmpty() ? 0 : anchored.getLast().anchor().treeSize();
    }

    /** What is served at a path below {@code log/}. */
    Optional<byte[]> answer(String path) {
        if (path.equals("checkpoint")) {
            return Optional.of(
                    anchored.getLast().checkpoint().note().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (CheckpointPage.parsePath(path) instanceof Parsed.Ok<EntryBundleCoordinates>(var range)) {
            return Optional.of(page(range).toJson());
        }
        if (EntryBundleCoordinates.parse(path) instanceof Parsed.Ok<EntryBundleCoordinates>(var range)) {
            return Optional.of(bundle(range).bytes());
        }
        return TileCoordinates.parse(path).asOptional().flatMap(tile -> read(tiles().changed(), tile));
    }

    private CheckpointPage page(EntryBundleCoordinates range) {
        long last = range.firstEntry() + range.width();
        return new CheckpointPage(anchored.stream()
                .filter(item -> item.anchor().treeSize() > range.firstEntry()
                        && item.anchor().treeSize() <= last)
                .toList());
    }

    private EntryBundle bundle(EntryBundleCoordinates range) {
        int first = (int) range.firstEntry();
        return new EntryBundle(range, entries.subList(first, first + range.width()));
    }

    private HashTiles tiles() {
        HashTiles tiles = HashTiles.empty();
        entries.forEach(entry -> tiles.append(entry.leafHash()));
        return tiles;
    }

    /** A narrower tile is the beginning of the one that the tree has now. */
    static Optional<byte[]> read(Map<TileCoordinates, byte[]> tiles, TileCoordinates wanted) {
        return new HashMap<>(tiles)
                .entrySet().stream()
                        .filter(it -> it.getKey().level() == wanted.level()
                                && it.getKey().index() == wanted.index()
                                && it.getKey().width() >= wanted.width())
                        .findFirst()
                        .map(it -> Arrays.copyOf(it.getValue(), wanted.byteLength()));
    }
}
