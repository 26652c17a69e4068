package org.govchain.stream;

import java.util.List;
import org.govchain.log.Salt;
import org.jspecify.annotations.Nullable;

/**
 * Salts at positions that mostly ascend: what leads to the last one is kept, so that the next one costs two hashes on average instead of one
 * for each level of the tree of seeds. Gives the same salts in every order. Not thread-safe, and a secret as its seeds are.
 */
public final class SaltWalk {

    /** Levels that are kept: seeds above lead to 256 positions each and are computed when one of these is left behind. */
    private static final int KEPT = 8;

    private final List<SaltSeed> seeds;
    /** The seed of each height that leads to the last position, or what the stream has instead of it where that is lower. */
    private final @Nullable SaltSeed[] path = new SaltSeed[KEPT + 1];

    /** A walk below the seeds of a stream, which are its root or the cover of what is not forgotten. */
    public SaltWalk(List<SaltSeed> seeds) {
        this.seeds = List.copyOf(seeds);
    }

    /** The salt of a position; throws {@link IllegalStateException} when no seed covers it. */
    public Salt salt(long position) {
        return at(0, position).salt(position);
    }

    private SaltSeed at(int height, long position) {
        SaltSeed last = path[height];
        if (last != null && last.covers(position)) {
            return last;
        }
        SaltSeed next = height == KEPT ? kept(position) : below(height, position);
        path[height] = next;
        return next;
    }

    private SaltSeed below(int height, long position) {
        SaltSeed parent = at(height + 1, position);
        return parent.height() <= height ? parent : parent.at(height, position);
    }

    private SaltSeed kept(long position) {
        for (SaltSeed seed : seeds) {
            if (seed.covers(position)) {
                return seed.at(Math.min(KEPT, seed.height()), position);
            }
        }
        throw new IllegalStateException("no seed leads to position " + position);
    }
}
