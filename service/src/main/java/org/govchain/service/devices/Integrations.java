package org.govchain.service.devices;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Which network servers may hand over readings. Answers come from memory and are never older than 2 seconds, as those of {@link Devices}. */
@Service
public class Integrations {

    private final Remembered remembered;
    private final Clock clock;

    Integrations(Remembered remembered, Clock clock) {
        this.remembered = remembered;
        this.clock = clock;
    }

    /** The integration whose token this is; empty for a wrong token as for an integration that does not exist or is blocked. */
    public Optional<Integration> find(UUID id, String token) {
        return remembered
                .integration(id)
                .filter(known -> known.takes(IntegrationToken.hash(token), clock.instant()) && known.isActive())
                .map(KnownIntegration::integration);
    }

    /** The integration for callers that know by other means who sends for it; empty when there is none or it is blocked. */
    public Optional<Integration> find(UUID id) {
        return remembered.integration(id).filter(KnownIntegration::isActive).map(KnownIntegration::integration);
    }
}
