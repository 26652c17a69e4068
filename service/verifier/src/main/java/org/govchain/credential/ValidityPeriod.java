package org.govchain.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * When a credential is meant to be in force ({@code nbf}, {@code exp}; whole seconds).
 *
 * @param notBefore first instant; none means since ever
 * @param expiresAt first instant that no longer counts; none means for ever
 */
public record ValidityPeriod(Optional<Instant> notBefore, Optional<Instant> expiresAt) {

    /** No limit on either side. */
    public static final ValidityPeriod UNLIMITED = new ValidityPeriod(Optional.empty(), Optional.empty());

    /** Throws {@link IllegalArgumentException} when the period is empty. */
    public ValidityPeriod {
        if (notBefore.isPresent() && expiresAt.isPresent() && !notBefore.get().isBefore(expiresAt.get())) {
            throw new IllegalArgumentException("a validity period ends after it begins");
        }
    }

    /** From one instant until before another. */
    public static ValidityPeriod between(Instant notBefore, Instant expiresAt) {
        return new ValidityPeriod(Optional.of(notBefore), Optional.of(expiresAt));
    }

    /** From an instant on, without end. */
    public static ValidityPeriod from(Instant notBefore) {
        return new ValidityPeriod(Optional.of(notBefore), Optional.empty());
    }

    /** Whether this instant is before the period. */
    public boolean isNotYet(Instant now) {
        return notBefore.isPresent() && now.isBefore(notBefore.get());
    }

    /** Whether this instant is after the period. */
    public boolean isOver(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }
}
