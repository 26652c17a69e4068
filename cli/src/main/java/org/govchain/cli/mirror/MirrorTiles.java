package org.govchain.cli.mirror;

import java.util.Arrays;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileSource;

/** The hash tiles of a mirror. A partial tile that was replaced is the beginning of a wider one. */
final class MirrorTiles implements TileSource {

    private final MirrorDirectory directory;

    MirrorTiles(MirrorDirectory directory) {
        this.directory = directory;
    }

    @Override
    public byte[] read(TileCoordinates tile) {
        byte[] content = directory
                .findAny(MirrorPaths.LOG + tile.path())
                .or(() -> wider(tile))
                .filter(bytes -> bytes.length >= tile.byteLength())
                .orElseThrow(() -> new Fault(
                        "the mirror lacks " + tile.path() + " or has not all of it",
                        "remove " + MirrorPaths.CHECKPOINT + " from the mirror and run: govchain mirror"));
        return Arrays.copyOf(content, tile.byteLength());
    }

    private Optional<byte[]> wider(TileCoordinates tile) {
        if (tile.isFull()) {
            return Optional.empty();
        }
        String full = MirrorPaths.LOG + full(tile).path();
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
