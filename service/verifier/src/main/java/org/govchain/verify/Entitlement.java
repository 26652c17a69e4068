package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a key or a right was in force at the time that counts; empty when it was. Without proven time, whatever ended may have ended
 * before the document was made, so nothing can be said.
 */
final class Entitlement {

    private Entitlement() {}

    static Optional<Outcome> ofKey(Registry.Key key, Optional<Instant> provenTime, Instant now) {
        Instant time = provenTime.orElse(now);
        if (time.isBefore(key.from())) {
            return Optional.of(Outcome.failed(ReasonCode.ISSUER_KEY_NOT_YET_VALID, "valid from " + key.from()));
        }
        if (provenTime.isEmpty()) {
            boolean ended = key.revokedAt().isPresent() || !now.isBefore(key.until());
            return ended ? Optional.of(Outcome.undetermined(ReasonCode.ISSUER_TIME_UNPROVEN)) : Optional.empty();
        }
        if (key.revokedAt().filter(at -> !time.isBefore(at)).isPresent()) {
            return Optional.of(Outcome.failed(
                    ReasonCode.ISSUER_KEY_REVOKED,
                    "revoked from " + key.revokedAt().get() + ", anchored " + time));
        }
        return time.isBefore(key.until())
                ? Optional.empty()
                : Optional.of(Outcome.failed(
                        ReasonCode.ISSUER_KEY_EXPIRED, "valid until " + key.until() + ", anchored " + time));
    }

    /** Judges rights to issue a type, in order; there is at least one. */
    static Optional<Outcome> ofType(List<Registry.Period> rights, Optional<Instant> provenTime, Instant now) {
        Instant time = provenTime.orElse(now);
        boolean everWithdrawn = rights.stream().anyMatch(right -> !right.until().equals(Instant.MAX));
        if (provenTime.isEmpty() && everWithdrawn) {
            return Optional.of(Outcome.undetermined(ReasonCode.ISSUER_TIME_UNPROVEN));
        }
        if (rights.stream().anyMatch(right -> right.contains(time))) {
            return Optional.empty();
        }
        boolean withdrawn = rights.stream().anyMatch(right -> !time.isBefore(right.until()));
        return Optional.of(Outcome.failed(withdrawn ? ReasonCode.TYPE_RIGHT_WITHDRAWN : ReasonCode.TYPE_NOT_ALLOWED));
    }
}
