package org.govchain.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.govchain.merkle.Sha256Digest;
import org.govchain.merkle.Subtree;

/**
 * Derives the hash tiles of all levels from the leaf hashes and compares each with the published one (C2SP tlog-tiles). Holds what is not full,
 * at most 8 KiB a level. Not thread-safe.
 */
public final class TileCheck {

    private static final int FULL = TileCoordinates.FULL_WIDTH * Sha256Digest.LENGTH;

    private final Function<TileCoordinates, Optional<byte[]>> published;
    private final Consumer<TileCoordinates> wrong;
    private final List<ByteArrayOutputStream> open = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();

    /**
     * A check of an empty tree.
     *
     * @param published the tile as it is served, empty when it is not
     * @param wrong told each tile that is missing or another one than the leaves lead to
     */
    public TileCheck(Function<TileCoordinates, Optional<byte[]>> published, Consumer<TileCoordinates> wrong) {
        this.published = published;
        this.wrong = wrong;
    }

    /** The next leaf. */
    public void append(Sha256Digest leafHash) {
        append(0, leafHash);
    }

    /** Compares the tiles that are not full, after the last leaf. */
    public void finish() {
        for (int level = 0; level < open.size(); level++) {
            byte[] hashes = open.get(level).toByteArray();
            if (hashes.length > 0) {
                compare(level, hashes);
            }
        }
    }

    private void append(int level, Sha256Digest hash) {
        if (level == open.size()) {
            open.add(new ByteArrayOutputStream(Sha256Digest.LENGTH));
            done.add(0L);
        }
        ByteArrayOutputStream tile = open.get(level);
        tile.writeBytes(hash.bytes());
        if (tile.size() == FULL) {
            byte[] hashes = tile.toByteArray();
            compare(level, hashes);
            open.set(level, new ByteArrayOutputStream(Sha256Digest.LENGTH)); // lets its memory go
            done.set(level, done.get(level) + 1);
            // 256 hashes are a complete subtree, whose root is the hash one level of tiles above.
            append(level + 1, Subtree.of(hashes).root());
        }
    }

    private void compare(int level, byte[] hashes) {
        TileCoordinates tile = new TileCoordinates(level, done.get(level), hashes.length / Sha256Digest.LENGTH);
        if (published.apply(tile).filter(it -> Arrays.equals(it, hashes)).isEmpty()) {
            wrong.accept(tile);
        }
    }
}
