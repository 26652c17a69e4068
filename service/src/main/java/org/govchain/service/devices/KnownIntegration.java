package org.govchain.service.devices;

import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * An integration as the intake needs it.
 *
 * @param tokenHash of its token
 * @param oldTokenHash of the token before, which is taken until {@code oldTokenUntil}
 */
record KnownIntegration(
        Integration integration,
        Device.State state,
        Sha256Digest tokenHash,
        Optional<Sha256Digest> oldTokenHash,
        Optional<Instant> oldTokenUntil) {

    boolean isActive() {
        return state == Device.State.ACTIVE;
    }

    /** Compares in constant time, with both, whatever the first comparison says. */
    boolean takes(Sha256Digest hash, Instant now) {
        boolean current = IntegrationToken.equal(tokenHash, hash);
        boolean old = IntegrationToken.equal(oldTokenHash.orElse(tokenHash), hash);
        return current || (old && oldTokenUntil.filter(now::isBefore).isPresent());
    }
}
