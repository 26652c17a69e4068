package org.govchain.log;

/** Where tiles come from: a table, a cache, another node. */
@FunctionalInterface
public interface TileSource {

    /**
     * The content of the tile: exactly {@link TileCoordinates#byteLength} bytes, which the caller does not change. A source
     * that no longer holds a partial tile answers the beginning of the full one. It throws an unchecked exception of its own when it cannot answer.
     */
    byte[] read(TileCoordinates tile);
}
