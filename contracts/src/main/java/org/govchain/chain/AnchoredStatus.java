package org.govchain.chain;

import java.time.Instant;
import org.govchain.merkle.Sha256Digest;

/**
 * A version of a status list as the chain holds it.
 *
 * @param listId SHA-256 of the list's URI
 * @param version its version
 * @param digest SHA-256 of the uncompressed status bits
 * @param recordedAt block time at which this version became known
 */
public record AnchoredStatus(Sha256Digest listId, long version, Sha256Digest digest, Instant recordedAt) {}
