package org.govchain.service.datagrants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/**
 * Somebody may read streams of an authority for a time.
 *
 * @param seq its place in the list
 * @param party as the authority calls whom it lets read
 * @param account the login that may; empty when whoever has the token may
 * @param devices names of the devices; empty when all may be read but vehicles
 * @param uses how often something was read by it
 */
record DataGrant(
        UUID id,
        long seq,
        AuthorityId authority,
        String party,
        String purpose,
        Optional<Account> account,
        Optional<List<String>> devices,
        Instant validUntil,
        String createdBy,
        Instant createdAt,
        Optional<Instant> revokedAt,
        long uses,
        Optional<Instant> lastUsedAt) {

    /** A login, as its token names it. */
    record Account(String issuer, String subject) {}

    /** {@code valid}, {@code expired} or {@code revoked}. */
    String state(Instant now) {
        if (revokedAt.isPresent()) {
            return "revoked";
        }
        return now.isBefore(validUntil) ? "valid" : "expired";
    }
}
