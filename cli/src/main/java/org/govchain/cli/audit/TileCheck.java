package org.govchain.cli.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/** Derives the hash tiles of all levels from the leaf hashes and compares each with the published one (C2SP tlog-tiles). */
final class TileCheck {

    private static final int FULL = 256;

    private final LogSource source;
    private final Consumer<String> finding;
    private final List<ByteArrayOutputStream> open = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();

    TileCheck(LogSource source, Consumer<String> finding) {
        this.source = source;
        this.finding = finding;
    }

    void append(Sha256Digest leafHash) {
        append(0, leafHash);
    }

    /** Compares the tiles that are not full, after the last leaf. */
    void finish() {
        for (int level = 0; level < open.size(); level++) {
            byte[] hashes = open.get(level).toByteArray();
            if (hashes.length > 0) {
                compare(level, hashes);
            }
        }
    }

    private void append(int level, Sha256Digest hash) {
        if (level == open.size()) {
            open.add(new ByteArrayOutputStream(FULL * Sha256Digest.LENGTH));
            done.add(0L);
        }
        ByteArrayOutputStream tile = open.get(level);
        tile.writeBytes(hash.bytes());
        if (tile.size() == FULL * Sha256Digest.LENGTH) {
            byte[] hashes = tile.toByteArray();
            compare(level, hashes);
            tile.reset();
            done.set(level, done.get(level) + 1);
            append(level + 1, rootOf(hashes));
        }
    }

    private void compare(int level, byte[] hashes) {
        TileCoordinates tile = new TileCoordinates(level, done.get(level), hashes.length / Sha256Digest.LENGTH);
        if (!Arrays.equals(hashes, source.read(tile.path()))) {
            finding.accept(tile.path() + " is not what the entries hash to");
        }
    }

    /** 256 hashes are a complete subtree, whose root is the hash one level of tiles above. */
    private static Sha256Digest rootOf(byte[] hashes) {
        MerkleTree subtree = new MerkleTree();
        for (int offset = 0; offset < hashes.length; offset += Sha256Digest.LENGTH) {
            subtree.appendLeafHash(hashes, offset);
        }
        return subtree.root();
    }
}
