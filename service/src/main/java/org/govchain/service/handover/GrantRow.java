package org.govchain.service.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;

/** A grant as it is stored; no claims, no keys. */
record GrantRow(
        UUID id,
        UUID document,
        int version,
        UUID copy,
        AuthorityId authority,
        Sha256Digest issuerJws,
        HandOverEvent.RecipientKind recipient,
        String recipientName,
        String purpose,
        List<String> claims,
        Sha256Digest presentation,
        HandOverEvent.Actor grantedBy,
        Instant created,
        Instant validUntil,
        int viewsAllowed,
        int views,
        int pinFailures,
        int refusals,
        Optional<Salt> pinSalt,
        Optional<Sha256Digest> pinHash,
        Optional<Instant> endedAt,
        Optional<Ending> endedBy) {

    /** Why nothing is handed over any more. */
    enum Ending {
        VIEWS,
        TIME,
        WITHDRAWAL
    }

    HandOverEvent.Terms terms() {
        return new HandOverEvent.Terms(purpose, validUntil, viewsAllowed, recipient);
    }

    /** {@code open}, {@code used-up}, {@code expired}, {@code withdrawn} or {@code locked}. */
    String state(Instant now) {
        if (endedBy.isPresent()) {
            return switch (endedBy.get()) {
                case VIEWS -> "used-up";
                case TIME -> "expired";
                case WITHDRAWAL -> "withdrawn";
            };
        }
        if (!now.isBefore(validUntil)) {
            return "expired";
        }
        return pinFailures >= Openings.MOST_PIN_FAILURES ? "locked" : "open";
    }
}
