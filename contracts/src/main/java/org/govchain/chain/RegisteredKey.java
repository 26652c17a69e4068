package org.govchain.chain;

import java.time.Instant;
import java.util.Optional;

/**
 * A key of an authority as the registry holds it.
 *
 * @param purposes bit mask: 1 credential, 2 seal, 4 status, 8 document
 * @param validFrom first second at which it counts
 * @param validUntil first second at which it no longer counts
 * @param revokedAt from when on it does not count, if it was revoked
 */
public record RegisteredKey(int purposes, Instant validFrom, Instant validUntil, Optional<Instant> revokedAt) {}
