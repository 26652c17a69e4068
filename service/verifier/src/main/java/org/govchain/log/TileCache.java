package org.govchain.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.govchain.merkle.Subtree;

/**
 * Remembers tiles with the nodes inside them, the least recently used ones go first. Thread-safe.
 *
 * <p>Hashing a full tile up costs 255 node hashes, which is nearly all of a proof's cost: a service keeps one cache for its
 * lifetime and makes {@link TileProofs} of any size with it. A tile takes 16 KiB.
 */
public final class TileCache {

    private final TileSource source;
    private final Map<TileCoordinates, Subtree> tiles;

    /** Remembers at most so many tiles of this source. */
    public TileCache(TileSource source, int maxTiles) {
        if (maxTiles < 1) {
            throw new IllegalArgumentException("a tile cache has room for at least one tile");
        }
        this.source = source;
        this.tiles = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<TileCoordinates, Subtree> eldest) {
                return size() > maxTiles;
            }
        };
    }

    Subtree get(TileCoordinates tile) {
        Subtree known;
        synchronized (tiles) {
            known = tiles.get(tile);
        }
        if (known != null) {
            return known;
        }
        // Read outside the lock: two threads may read the same tile, which is the same tile.
        Subtree fresh = Subtree.of(tile.readFrom(source));
        synchronized (tiles) {
            tiles.put(tile, fresh);
        }
        return fresh;
    }
}
