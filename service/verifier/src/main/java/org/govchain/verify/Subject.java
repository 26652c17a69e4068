package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the document says about itself, as far as it could be read; believed only when the verdict is VALID. Holds no claims.
 *
 * @param issuer issuer URI
 * @param authority the issuer's name in the registry
 * @param type credential type URI
 * @param credentialId id of this copy
 * @param issuedAt when it claims to be issued
 * @param validFrom first instant of its validity
 * @param validUntil first instant after its validity
 * @param logOrigin the log it is in
 * @param index its position there
 * @param anchoredAt block time of the first checkpoint that covers it, from the chain
 */
public record Subject(
        Optional<String> issuer,
        Optional<String> authority,
        Optional<String> type,
        Optional<String> credentialId,
        Optional<Instant> issuedAt,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Optional<String> logOrigin,
        OptionalLong index,
        Optional<Instant> anchoredAt) {}
