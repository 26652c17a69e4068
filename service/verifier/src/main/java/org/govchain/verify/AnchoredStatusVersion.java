package org.govchain.verify;

import java.time.Instant;
import org.govchain.merkle.Sha256Digest;

/**
 * A version of a status list as a node shows it.
 *
 * @param version the list's version
 * @param digest SHA-256 of its uncompressed bits
 * @param recordedAt time of the block that recorded it
 */
public record AnchoredStatusVersion(long version, Sha256Digest digest, Instant recordedAt) {}
