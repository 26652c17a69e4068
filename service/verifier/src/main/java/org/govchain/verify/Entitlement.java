package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a key or a right was in force at the time that counts; empty when it was. While that time is not known exactly, whatever may
 * have ended before it leaves the question open, so that nobody gains by proving less.
 */
final class Entitlement {

    private final ProvenTime proven;
    private final Instant now;

    Entitlement(ProvenTime proven, Instant now) {
        this.proven = proven;
        this.now = now;
    }

    Optional<Outcome> ofKey(Registry.Key key) {
        return switch (proven) {
            case ProvenTime.At(Instant time) -> ofKey(key, time);
            case ProvenTime.NotAfter(Instant latest) -> ofKeyBy(latest, key, !latest.isBefore(key.ends()));
            case ProvenTime.Unproven() -> ofKeyBy(now, key, key.revokedAt().isPresent() || !now.isBefore(key.until()));
        };
    }

    /** Judges rights to issue a type, in order; there is at least one. */
    Optional<Outcome> ofType(List<Registry.Period> rights) {
        return switch (proven) {
            case ProvenTime.At(Instant time) -> ofType(rights, time);
            case ProvenTime.NotAfter(Instant latest) ->
                ofTypeBy(latest, rights, rights.stream().anyMatch(right -> !latest.isBefore(right.until())));
            case ProvenTime.Unproven() ->
                ofTypeBy(
                        now,
                        rights,
                        rights.stream().anyMatch(right -> !right.until().equals(Instant.MAX)));
        };
    }

    private static Optional<Outcome> ofKey(Registry.Key key, Instant time) {
        if (time.isBefore(key.from())) {
            return notYetValid(key);
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

    private static Optional<Outcome> ofKeyBy(Instant latest, Registry.Key key, boolean mayHaveEnded) {
        if (latest.isBefore(key.from())) {
            return notYetValid(key);
        }
        return mayHaveEnded ? Optional.of(Outcome.undetermined(ReasonCode.ISSUER_TIME_UNPROVEN)) : Optional.empty();
    }

    private static Optional<Outcome> notYetValid(Registry.Key key) {
        return Optional.of(Outcome.failed(ReasonCode.ISSUER_KEY_NOT_YET_VALID, "valid from " + key.from()));
    }

    private static Optional<Outcome> ofTypeBy(Instant latest, List<Registry.Period> rights, boolean mayHaveEnded) {
        return mayHaveEnded
                ? Optional.of(Outcome.undetermined(ReasonCode.ISSUER_TIME_UNPROVEN))
                : ofType(rights, latest);
    }

    private static Optional<Outcome> ofType(List<Registry.Period> rights, Instant time) {
        if (rights.stream().anyMatch(right -> right.contains(time))) {
            return Optional.empty();
        }
        boolean withdrawn = rights.stream().anyMatch(right -> !time.isBefore(right.until()));
        return Optional.of(Outcome.failed(withdrawn ? ReasonCode.TYPE_RIGHT_WITHDRAWN : ReasonCode.TYPE_NOT_ALLOWED));
    }
}
