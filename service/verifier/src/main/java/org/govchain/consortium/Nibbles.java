package org.govchain.consortium;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Half bytes, the alphabet of a trie's paths, and their compact form (Ethereum yellow paper, appendix C). */
final class Nibbles {

    private static final int LEAF = 2;
    private static final int ODD = 1;

    private Nibbles() {}

    /** A compact path: the nibbles, and whether it ends at a leaf. */
    @SuppressWarnings("ArrayRecordComponent") // identity is never asked for; nobody outside this package sees it
    record Path(byte[] nibbles, boolean leaf) {}

    static byte[] of(byte[] key) {
        byte[] nibbles = new byte[2 * key.length];
        for (int i = 0; i < key.length; i++) {
            nibbles[2 * i] = (byte) ((key[i] >> 4) & 0x0f);
            nibbles[2 * i + 1] = (byte) (key[i] & 0x0f);
        }
        return nibbles;
    }

    static byte[] compact(byte[] nibbles, int from, int to, boolean leaf) {
        int odd = (to - from) & 1;
        byte[] compact = new byte[1 + (to - from) / 2];
        compact[0] = (byte) (((leaf ? LEAF : 0) + odd) << 4 | (odd == ODD ? nibbles[from] : 0));
        for (int i = 1, at = from + odd; at < to; i++, at += 2) {
            compact[i] = (byte) (nibbles[at] << 4 | nibbles[at + 1]);
        }
        return compact;
    }

    /** Empty for bytes that no path is written as. */
    static Optional<Path> read(byte @Nullable [] compact) {
        if (compact == null || compact.length == 0) {
            return Optional.empty();
        }
        int flag = (compact[0] >> 4) & 0x0f;
        boolean odd = (flag & ODD) != 0;
        if (flag > LEAF + ODD || (!odd && (compact[0] & 0x0f) != 0)) {
            return Optional.empty();
        }
        byte[] all = of(compact);
        return Optional.of(new Path(Arrays.copyOfRange(all, odd ? 1 : 2, all.length), (flag & LEAF) != 0));
    }
}
