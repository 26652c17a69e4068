package org.govchain.service.devices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as the intake needs it.
 *
 * @param sender whose it is
 * @param gateway the gateway it belongs to, when it is none of a device
 * @param gatewayActive false for a gateway that is blocked or retired
 * @param validFrom it signs from this instant on
 * @param retiredAt and before this one
 */
record KnownKey(
        Sender sender, Optional<UUID> gateway, boolean gatewayActive, Instant validFrom, Optional<Instant> retiredAt) {

    boolean isValid(Instant at) {
        return gatewayActive
                && !at.isBefore(validFrom)
                && retiredAt.map(at::isBefore).orElse(true);
    }

    UUID owner() {
        return gateway.or(sender::device).orElseThrow();
    }
}
