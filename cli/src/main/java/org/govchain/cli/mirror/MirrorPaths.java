package org.govchain.cli.mirror;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.TileCoordinates;
import org.govchain.verify.CheckpointPage;

/** Where things are in a mirror: the paths that the service serves them at. */
final class MirrorPaths {

    static final String LOG = "log/";
    static final String CHECKPOINT = LOG + "checkpoint";
    static final String PUBLISHED = "published";
    static final String TRUST_POLICY = "trust-policy";

    /** What may become the name of a file: a service decides about its own names, not about our paths. */
    private static final Pattern NAME = Pattern.compile("/(sl|types)/[A-Za-z0-9_-]{1,64}");

    private MirrorPaths() {}

    /** The path of a status list or credential type that is named by its URI; empty when it is no such URI. */
    static Optional<String> of(String uri) {
        try {
            return Optional.ofNullable(URI.create(uri).getRawPath())
                    .filter(path -> NAME.matcher(path).matches())
                    .map(path -> path.substring(1));
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }

    /** The files that only a tree of exactly this size has: what a larger one replaces by wider ones. */
    static Set<String> partial(long treeSize) {
        Set<String> paths = partialTiles(LOG, treeSize);
        int entries = (int) (treeSize % TileCoordinates.FULL_WIDTH);
        if (entries > 0) {
            EntryBundleCoordinates last = new EntryBundleCoordinates(treeSize / TileCoordinates.FULL_WIDTH, entries);
            paths.add(LOG + last.path());
            paths.add(LOG + CheckpointPage.path(last));
        }
        return paths;
    }

    /** The tiles in this folder that are not full in a tree of this size. */
    static Set<String> partialTiles(String tree, long treeSize) {
        Set<String> paths = new LinkedHashSet<>();
        long hashes = treeSize;
        for (int level = 0; hashes > 0; level++) {
            int width = (int) (hashes % TileCoordinates.FULL_WIDTH);
            if (width > 0) {
                paths.add(tree + new TileCoordinates(level, hashes / TileCoordinates.FULL_WIDTH, width).path());
            }
            hashes /= TileCoordinates.FULL_WIDTH;
        }
        return paths;
    }

    /** The entry bundle with this number, as wide as a tree of this size has it. */
    static EntryBundleCoordinates bundle(long number, long treeSize) {
        long entries = treeSize - number * TileCoordinates.FULL_WIDTH;
        return new EntryBundleCoordinates(number, (int) Math.min(entries, TileCoordinates.FULL_WIDTH));
    }
}
