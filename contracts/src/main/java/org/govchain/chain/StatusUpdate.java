package org.govchain.chain;

import org.govchain.merkle.Sha256Digest;

/**
 * A new version of a status list, recorded together with a checkpoint.
 *
 * @param listId SHA-256 of the list's URI
 * @param version grows strictly from one update to the next
 * @param digest SHA-256 of the uncompressed status bits
 */
public record StatusUpdate(Sha256Digest listId, long version, Sha256Digest digest) {

    public StatusUpdate {
        if (version < 0) {
            throw new IllegalArgumentException("a status list version is not negative: " + version);
        }
    }
}
