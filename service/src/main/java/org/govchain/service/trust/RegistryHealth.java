package org.govchain.service.trust;

import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health "registry": OUT_OF_SERVICE until the chain has answered once; later DELAYED while the mirror is too old to issue on
 * its word, because verifying goes on.
 */
@Component("registry")
final class RegistryHealth implements HealthIndicator {

    private final RegistryMirror mirror;
    private final TrustProperties properties;
    private final Clock clock;

    RegistryHealth(RegistryMirror mirror, TrustProperties properties, Clock clock) {
        this.mirror = mirror;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Optional<RegistryMirror.State> state = mirror.state();
        if (state.isEmpty()) {
            return Health.outOfService()
                    .withDetail("reason", "the chain has not answered yet")
                    .build();
        }
        boolean recent = state.get().age(clock.instant()).compareTo(properties.maxRegistryAge()) <= 0;
        return (recent ? Health.up() : Health.status(new Status("DELAYED")))
                .withDetail("asOf", state.get().asOf().toString())
                .withDetail("changes", state.get().replayed().size())
                .build();
    }
}
