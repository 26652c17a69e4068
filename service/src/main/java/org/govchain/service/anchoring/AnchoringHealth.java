package org.govchain.service.anchoring;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health "anchoring": a chain that does not answer, or makes no blocks, is DELAYED, not DOWN, because issuing and verifying go on; an alarm is DOWN.
 */
@Component("anchoring")
final class AnchoringHealth implements HealthIndicator {

    private static final Status DELAYED = new Status("DELAYED");
    private static final String NO_BLOCK = "no block takes the transaction: are enough validators up?";

    private final AnchoringState state;
    private final AnchoringDelay delay;
    private final SecondOpinion second;

    AnchoringHealth(AnchoringState state, AnchoringDelay delay, SecondOpinion second) {
        this.state = state;
        this.delay = delay;
        this.second = second;
    }

    @Override
    public Health health() {
        AnchoringState.Snapshot snapshot = state.snapshot();
        Health.Builder health = switch (snapshot.condition()) {
            case STARTING, STANDBY, WORKING -> delay.isDelayed() ? Health.status(DELAYED) : Health.up();
            case DELAYED -> Health.status(DELAYED);
            case STOPPED -> Health.down();
        };
        health.withDetail("condition", snapshot.condition().name())
                .withDetail("since", snapshot.since().toString());
        snapshot.reason()
                .or(() -> delay.isInFlightTooLong() ? Optional.of(NO_BLOCK) : Optional.empty())
                .ifPresent(reason -> health.withDetail("reason", reason));
        second.report().ifPresent(report -> health.withDetail("secondNode", describe(report)));
        return health.build();
    }

    private static String describe(SecondOpinion.Report report) {
        return report.trouble()
                .orElseGet(() -> report.view()
                        .map(view -> lag(view.behind()) + ", newest block " + view.head())
                        .orElse("has said nothing yet"));
    }

    private static String lag(Duration behind) {
        if (behind.compareTo(SecondOpinion.LAG) > 0) {
            return "is " + behind.toSeconds() + " s behind ours";
        }
        return behind.negated().compareTo(SecondOpinion.LAG) > 0
                ? "is " + behind.negated().toSeconds() + " s ahead of ours: our own node lags"
                : "keeps up with ours";
    }
}
