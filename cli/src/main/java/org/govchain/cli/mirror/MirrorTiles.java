package org.govchain.cli.mirror;

import java.util.Arrays;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileSource;

/** The hash tiles of one tree in a mirror. A partial tile that was replaced is the beginning of a wider one. */
final class MirrorTiles implements TileSource {

    private final MirrorDirectory directory;
    private final String tree;

    /** Those of the log. */
    MirrorTiles(MirrorDirectory directory) {
        this(directory, MirrorPaths.LOG);
    }

    /** Those of the tree in this folder, which ends with a slash. */
    MirrorTiles(MirrorDirectory directory, String tree) {
        this.directory = directory;
        this.tree = tree;
    }

    @Override
    public byte[] read(TileCoordinates tile) {
        return find(tile)
                .orElseThrow(() -> new Fault(
                        "the mirror lacks " + tree + tile.path() + " or has not all of it",
                        "remove " + MirrorPaths.CHECKPOINT + " from the mirror and run: govchain mirror"));
    }

    /** The tile at this width; empty when the mirror has not all of it. */
    Optional<byte[]> find(TileCoordinates tile) {
        return directory
                .findAny(tree + tile.path())
                .or(() -> wider(tile))
                .filter(bytes -> bytes.length >= tile.byteLength())
                .map(bytes -> Arrays.copyOf(bytes, tile.byteLength()));
    }

    private Optional<byte[]> wider(TileCoordinates tile) {
        if (tile.isFull()) {
            return Optional.empty();
        }
        String full = tree + full(tile).path();
        String folder = full + ".p/";
        return directory
                .findAny(full)
                .or(() -> directory.names(folder).stream()
                        .filter(width -> width.matches("[1-9][0-9]{0,2}") && Integer.parseInt(width) > tile.width())
                        .findFirst()
                        .flatMap(width -> directory.findAny(folder + width)));
    }

    private static TileCoordinates full(TileCoordinates tile) {
        return new TileCoordinates(tile.level(), tile.index(), TileCoordinates.FULL_WIDTH);
    }
}
