package org.govchain.stream;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;

/**
 * One node of the tree of seeds that the salts of a stream are leaves of (docs/spec/streams.md, "Salts"). A secret of those who may see
 * every payload at the positions it covers. Immutable.
 */
public final class SaltSeed {

    /** Height of the root: a stream has at most 2⁴⁰ leaves. */
    public static final int ROOT_HEIGHT = 40;

    /** Length of a seed in bytes. */
    public static final int LENGTH = 32;

    private static final byte[] LEFT = {0x02};
    private static final byte[] RIGHT = {0x03};

    private final int height;
    private final long index;
    private final byte[] seed;

    private SaltSeed(int height, long index, byte[] ownedSeed) {
        this.height = height;
        this.index = index;
        this.seed = ownedSeed;
    }

    /**
     * A seed that is known; copies its 32 bytes.
     *
     * @throws IllegalArgumentException when the tree has no such node
     */
    public static SaltSeed of(int height, long index, byte[] seed) {
        if (!exists(height, index) || seed.length != LENGTH) {
            throw new IllegalArgumentException("the tree of seeds has no such node");
        }
        return new SaltSeed(height, index, seed.clone());
    }

    /** The fresh root of a new stream. */
    public static SaltSeed root(SecureRandom random) {
        byte[] seed = new byte[LENGTH];
        random.nextBytes(seed);
        return new SaltSeed(ROOT_HEIGHT, 0, seed);
    }

    /** Whether the tree has a node at this height with this index. */
    public static boolean exists(int height, long index) {
        return height >= 0 && height <= ROOT_HEIGHT && index >= 0 && index < 1L << (ROOT_HEIGHT - height);
    }

    /** The first position that it covers. */
    public long from() {
        return index << height;
    }

    /** The first position behind those that it covers. */
    public long until() {
        return (index + 1) << height;
    }

    /** Level above the salts. */
    public int height() {
        return height;
    }

    /** Number on its level, from the left. */
    public long index() {
        return index;
    }

    /** A copy of the 32 secret bytes. */
    public byte[] bytes() {
        return seed.clone();
    }

    /** Whether it leads to the salt of this position. */
    public boolean covers(long position) {
        return position >= from() && position < until();
    }

    /** The salt of a position; throws {@link IllegalArgumentException} when this seed does not cover it. */
    public Salt salt(long position) {
        return Salt.of(Arrays.copyOf(at(0, position).seed, Salt.LENGTH));
    }

    /** The seed at a lower height that covers the position; throws {@link IllegalArgumentException} when this one does not cover it. */
    public SaltSeed at(int lower, long position) {
        if (lower < 0 || lower > height || !covers(position)) {
            throw new IllegalArgumentException("position " + position + " is not covered");
        }
        byte[] node = seed;
        for (int level = height - 1; level >= lower; level--) {
            node = child((position >>> level & 1) == 0 ? LEFT : RIGHT, node);
        }
        return new SaltSeed(lower, position >>> lower, node);
    }

    /** The salts of the positions [from, until) in order; throws {@link IllegalArgumentException} when one is not covered. */
    public List<Salt> salts(long from, long until) {
        List<Salt> salts = new ArrayList<>();
        for (SaltSeed part : cover(from, until)) {
            collect(part.height, part.seed, salts);
        }
        return salts;
    }

    /** The smallest set of seeds that covers exactly [from, until); throws {@link IllegalArgumentException} when this one does not. */
    public List<SaltSeed> cover(long from, long until) {
        if (from > until || from < from() || until > until()) {
            throw new IllegalArgumentException("positions " + from + " until " + until + " are not covered");
        }
        List<SaltSeed> cover = new ArrayList<>();
        for (long at = from; at < until; ) {
            int largest = Math.min(height, Long.numberOfTrailingZeros(at));
            int wanted = Math.min(largest, Long.SIZE - 1 - Long.numberOfLeadingZeros(until - at));
            cover.add(at(wanted, at));
            at += 1L << wanted;
        }
        return cover;
    }

    private static void collect(int height, byte[] seed, List<Salt> salts) {
        if (height == 0) {
            salts.add(Salt.of(Arrays.copyOf(seed, Salt.LENGTH)));
        } else {
            collect(height - 1, child(LEFT, seed), salts);
            collect(height - 1, child(RIGHT, seed), salts);
        }
    }

    private static byte[] child(byte[] side, byte[] seed) {
        return Sha256Digest.hash(side, seed).bytes();
    }

    /** Where it stands, never the secret. */
    @Override
    public String toString() {
        return "SaltSeed[" + from() + " until " + until() + "]";
    }
}
