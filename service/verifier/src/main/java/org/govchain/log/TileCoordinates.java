package org.govchain.log;

import org.govchain.merkle.Sha256Digest;

/**
 * Which tile: 1 to 256 consecutive hashes of one level of the tree (C2SP tlog-tiles, height 8).
 *
 * @param level 0 for leaf hashes, each level above hashes full tiles of the one below; at most 7 within 2⁶³ leaves
 * @param index position of the tile in its level, from 0
 * @param width number of hashes, 256 for a full tile
 */
public record TileCoordinates(int level, long index, int width) {

    /** Hashes in a full tile. */
    public static final int FULL_WIDTH = 256;

    /** Binary levels of the tree that one tile spans. */
    public static final int HEIGHT = 8;

    /** The highest level that a tree of less than 2⁶³ leaves has. */
    static final int MAX_LEVEL = 7;

    private static final String PREFIX = "tile/";

    /** Throws {@link IllegalArgumentException} for a tile that no tree of less than 2⁶³ leaves has. */
    public TileCoordinates {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("no tile at level " + level + ", index " + index + ", width " + width);
        }
        if (index > lastIndex(level)) {
            throw new IllegalArgumentException("tile begins beyond 2⁶³ leaves");
        }
    }

    /** The tile with this level and index, as wide as a tree of this size has it; the tree must reach it. */
    static TileCoordinates in(long treeSize, int level, long index) {
        long hashes = (treeSize >>> (HEIGHT * level)) - index * FULL_WIDTH;
        return new TileCoordinates(level, index, (int) Math.min(hashes, FULL_WIDTH));
    }

    /** The content, of the length that these coordinates say; a source that answers anything else is broken. */
    byte[] readFrom(TileSource source) {
        byte[] content = source.read(this);
        if (content.length != byteLength()) {
            throw new IllegalStateException(path() + " has " + content.length + " bytes, not " + byteLength());
        }
        return content;
    }

    /** Whether the tile is full and will never change. */
    public boolean isFull() {
        return width == FULL_WIDTH;
    }

    /** Length of its content in bytes. */
    public int byteLength() {
        return width * Sha256Digest.LENGTH;
    }

    /** {@code tile/<L>/<N>[.p/<W>]}, below the log's URL. */
    public String path() {
        return PREFIX + level + "/" + TilePath.format(index, width);
    }

    /** Reads what {@link #path} writes; one spelling per tile. */
    public static Parsed<TileCoordinates> parse(String path) {
        if (!path.startsWith(PREFIX)
                || path.length() < PREFIX.length() + 2
                || path.charAt(PREFIX.length() + 1) != '/') {
            return new Parsed.Malformed<>("path is not tile/<level>/<index>");
        }
        int level = path.charAt(PREFIX.length()) - '0';
        if (level < 0 || level > MAX_LEVEL) {
            return new Parsed.Malformed<>("tile level is not between 0 and 7");
        }
        return TilePath.parse(path.substring(PREFIX.length() + 2)).then(tile -> of(level, tile));
    }

    private static Parsed<TileCoordinates> of(int level, TilePath.IndexAndWidth tile) {
        return tile.index() > lastIndex(level)
                ? new Parsed.Malformed<>("tile begins beyond 2⁶³ leaves")
                : new Parsed.Ok<>(new TileCoordinates(level, tile.index(), tile.width()));
    }

    /** The tile of this level that leaf 2⁶³ − 2 is below; at level 7 the shift of 64 bits takes two steps. */
    private static long lastIndex(int level) {
        return Long.MAX_VALUE >>> (HEIGHT * (level + 1) - 1) >>> 1;
    }
}
