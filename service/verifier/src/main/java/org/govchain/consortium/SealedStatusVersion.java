package org.govchain.consortium;

import org.govchain.merkle.Sha256Digest;

/**
 * A version of a status list that a checkpoint announced; the contract takes each version once and only upwards.
 *
 * @param listId SHA-256 of the list's URI
 * @param version its version
 * @param digest SHA-256 of the uncompressed bits
 */
public record SealedStatusVersion(Sha256Digest listId, long version, Sha256Digest digest) {}
