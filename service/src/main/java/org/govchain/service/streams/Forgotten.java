package org.govchain.service.streams;

import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.StreamLeaf;

/**
 * What is left of the beginning of a stream.
 *
 * @param until position of the first leaf behind what is forgotten
 * @param opening leaf 0, which is never forgotten
 * @param last leaf before {@code until}; its payload is empty
 * @param commitment of that leaf
 * @param edge hashes of the forgotten leaves that are in no full tile
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Forgotten(long until, Row opening, Row last, Commitment commitment, byte[] edge) {

    /** The first instant, in milliseconds since 1970, of which it can be said what was measured then. */
    long keptFrom() {
        return last.received() + StreamLeaf.CLOCK_TOLERANCE + 1;
    }

    /** Position of the first leaf that the edge has the hash of. */
    long edgeFrom() {
        return until - edge.length / Sha256Digest.LENGTH;
    }
}
