package org.govchain.log;

/** Where tiles come from: a table, a cache, another node. */
@FunctionalInterface
public interface TileSource {

    /**
     * The content of the tile: exactly {@link TileCoordinates#byteLength} bytes, which the caller does not change. A source
     * that holds only the full tile answers its beginning. It throws an unchecked exception of its own when it cannot answer.
     */
    byte[] read(TileCoordinates tile);
}
