package org.govchain.service.streams;

import java.util.List;
import org.govchain.log.StreamId;
import org.govchain.stream.SaltSeed;

/**
 * A stream to be read.
 *
 * @param no its number here
 * @param id its public name
 * @param seeds what its salts grow from
 */
record StoredStream(long no, StreamId id, List<SaltSeed> seeds) {

    /** The seed that covers a position; throws when what it covered is forgotten. */
    SaltSeed seed(long position) {
        return seeds.stream()
                .filter(seed -> seed.covers(position))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("stream " + id + " has no seed for " + position));
    }
}
