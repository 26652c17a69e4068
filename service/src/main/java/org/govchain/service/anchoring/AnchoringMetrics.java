package org.govchain.service.anchoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Gauges of the log; each asks when it is read. */
@Component
final class AnchoringMetrics implements MeterBinder {

    private final AnchoringState state;
    private final AnchoringDelay delay;
    private final LogEntries entries;
    private final Checkpoints checkpoints;
    private final OwnLog log;
    private final SealBackfill seals;
    private final Clock clock;

    AnchoringMetrics(
            AnchoringState state,
            AnchoringDelay delay,
            LogEntries entries,
            Checkpoints checkpoints,
            OwnLog log,
            SealBackfill seals,
            Clock clock) {
        this.state = state;
        this.delay = delay;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.log = log;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("govchain.log.entries.waiting", () -> entries.waiting(log.id()))
                .description("Entries without an index")
                .register(registry);
        Gauge.builder("govchain.log.size", log::size)
                .description("Entries with an index")
                .register(registry);
        Gauge.builder("govchain.log.size.anchored", this::anchoredSize)
                .description("Entries that the newest anchored checkpoint covers")
                .register(registry);
        Gauge.builder("govchain.anchoring.in.flight", () -> seconds())
                .description("How long the transaction in flight has been on its way")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("govchain.consortium.seals.missing", seals::missing)
                .description("Anchored checkpoints for which the node has no seal that counts")
                .register(registry);
        Gauge.builder("govchain.anchoring.stopped", () -> is(AnchoringState.Condition.STOPPED))
                .description("1 while an alarm keeps anchoring from going on")
                .register(registry);
        Gauge.builder("govchain.anchoring.delayed", () -> delay.isDelayed() ? 1 : 0)
                .description("1 while anchors come later than usual")
                .register(registry);
    }

    private long anchoredSize() {
        return checkpoints
                .latestAnchored(log.id())
                .map(CheckpointRow.Anchored::treeSize)
                .orElse(0L);
    }

    private double seconds() {
        return state.inFlightFor(clock.instant()).toMillis() / 1000.0;
    }

    private int is(AnchoringState.Condition condition) {
        return state.snapshot().condition() == condition ? 1 : 0;
    }
}
