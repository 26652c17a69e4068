package org.govchain.service.anchoring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health "anchoring": a chain that does not answer is DELAYED, not DOWN, because issuing and verifying go on; an alarm is DOWN.
 */
@Component("anchoring")
final class AnchoringHealth implements HealthIndicator {

    private static final Status DELAYED = new Status("DELAYED");

    private final AnchoringState state;

    AnchoringHealth(AnchoringState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        AnchoringState.Snapshot snapshot = state.snapshot();
        Health.Builder health = switch (snapshot.condition()) {
            case STARTING, STANDBY, WORKING -> Health.up();
            case DELAYED -> Health.status(DELAYED);
            case STOPPED -> Health.down();
        };
        health.withDetail("condition", snapshot.condition().name())
                .withDetail("since", snapshot.since().toString());
        snapshot.reason().ifPresent(reason -> health.withDetail("reason", reason));
        return health.build();
    }
}
