package org.govchain.service.anchoring;

import org.govchain.merkle.Sha256Digest;

/**
 * A version of a status list that a checkpoint's transaction carries to the chain.
 *
 * @param listId SHA-256 of the list's URI
 * @param version strictly greater than any version given for this list before
 * @param digest SHA-256 of the uncompressed bits
 */
public record StatusDigest(Sha256Digest listId, long version, Sha256Digest digest) {}
