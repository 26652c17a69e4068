package org.govchain.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.ReferenceTree;
import org.govchain.merkle.Sha256Digest;

/** A stream as an operator publishes it, in memory, with ways to lie. */
public final class PublishedStream {

    public final StreamId id;
    private final List<Sha256Digest> leaves = new ArrayList<>();
    private final Map<String, byte[]> files = new HashMap<>();

    /** So many leaves, which differ with the seed. */
    public PublishedStream(int seed, int size) {
        this(StreamId.of(ByteBuffer.allocate(16).putInt(seed).array()), seed, size);
    }

    /** A history of a stream that there is. */
    public PublishedStream(StreamId id, int seed, int size) {
        this.id = id;
        HashTiles tiles = HashTiles.empty();
        for (int i = 0; i < size; i++) {
            leaves.add(Sha256Digest.hash(
                    ByteBuffer.allocate(8).putInt(seed).putInt(i).array()));
            tiles.append(leaves.getLast());
        }
        tiles.changed().forEach((tile, hashes) -> files.put(tile.path(), hashes));
    }

    /** The head at a size, by the definition of RFC 9162. */
    public LogEntry.StreamHead head(int size) {
        return new LogEntry.StreamHead(id, size, ReferenceTree.root(leaves.subList(0, size)));
    }

    /** What is published at a path below the stream's folder; a narrower tile is the beginning of the one there is. */
    public Optional<byte[]> read(TileCoordinates tile) {
        String full = new TileCoordinates(tile.level(), tile.index(), TileCoordinates.FULL_WIDTH).path();
        return files.entrySet().stream()
                .filter(file -> file.getKey().equals(full) || file.getKey().startsWith(full + ".p/"))
                .map(Map.Entry::getValue)
                .filter(content -> content.length >= tile.byteLength())
                .findFirst()
                .map(content -> Arrays.copyOf(content, tile.byteLength()));
    }

    /** The paths of all tiles. */
    public List<String> paths() {
        return files.keySet().stream().sorted().toList();
    }

    public void flipByte(String path, int at) {
        content(path)[at] ^= 1;
    }

    public void remove(String path) {
        content(path);
        files.remove(path);
    }

    byte[] content(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow();
    }
}
