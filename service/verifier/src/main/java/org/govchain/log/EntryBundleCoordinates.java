package org.govchain.log;

/**
 * Which entries: those below one tile of level 0.
 *
 * @param index position of the bundle, from 0
 * @param width number of entries, 256 for a full bundle
 */
public record EntryBundleCoordinates(long index, int width) {

    private static final String PREFIX = "tile/entries/";

    /** Throws {@link IllegalArgumentException} for a bundle that no tree of less than 2⁶³ leaves has. */
    public EntryBundleCoordinates {
        var _ = new TileCoordinates(0, index, width);
    }

    /** {@code tile/entries/<N>[.p/<W>]}, below the log's URL. */
    public String path() {
        return PREFIX + TilePath.format(index, width);
    }

    /** Position in the log of the first entry. */
    public long firstEntry() {
        return index * TileCoordinates.FULL_WIDTH;
    }

    /** Reads what {@link #path} writes; one spelling per bundle. */
    public static Parsed<EntryBundleCoordinates> parse(String path) {
        if (!path.startsWith(PREFIX)) {
            return new Parsed.Malformed<>("path is not tile/entries/<index>");
        }
        return TileCoordinates.parse("tile/0/" + path.substring(PREFIX.length()))
                .then(tile -> new Parsed.Ok<>(new EntryBundleCoordinates(tile.index(), tile.width())));
    }
}
