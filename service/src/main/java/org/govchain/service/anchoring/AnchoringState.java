package org.govchain.service.anchoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the checkpoint loop last came to, for health and metrics. */
@Component
final class AnchoringState {

    /** How anchoring is. */
    enum Condition {
        /** No pass has ended yet. */
        STARTING,
        /** Another process does the work. */
        STANDBY,
        /** Everything is anchored or on its way. */
        WORKING,
        /** Chain or database do not answer; entries wait. */
        DELAYED,
        /** An alarm: log and chain contradict each other. */
        STOPPED
    }

    /** The condition, since when, and why. */
    record Snapshot(Condition condition, Instant since, Optional<String> reason, Optional<Instant> inFlightSince) {}

    private static final Logger LOG = LoggerFactory.getLogger(AnchoringState.class);

    private final AuditLog audit;
    private volatile Snapshot snapshot =
            new Snapshot(Condition.STARTING, Instant.EPOCH, Optional.empty(), Optional.empty());

    AnchoringState(AuditLog audit) {
        this.audit = audit;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** For how long the transaction in flight has been on its way. */
    Duration inFlightFor(Instant now) {
        return snapshot.inFlightSince()
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    void passed(Instant now, CheckpointCycle.Result result) {
        switch (result) {
            case CheckpointCycle.Result.Standby() -> change(now, Condition.STANDBY, Optional.empty(), false);
            case CheckpointCycle.Result.Idle(), CheckpointCycle.Result.Advanced() ->
                change(now, Condition.WORKING, Optional.empty(), false);
            case CheckpointCycle.Result.InFlight() -> change(now, Condition.WORKING, Optional.empty(), true);
            case CheckpointCycle.Result.Stopped stopped ->
                change(now, Condition.STOPPED, Optional.of(stopped.reason()), false);
        }
    }

    void unavailable(Instant now, String reason) {
        change(now, Condition.DELAYED, Optional.of(reason), false);
    }

    private void change(Instant now, Condition condition, Optional<String> reason, boolean inFlight) {
        Snapshot before = snapshot;
        boolean changed = before.condition() != condition;
        Optional<Instant> inFlightSince =
                inFlight ? before.inFlightSince().or(() -> Optional.of(now)) : Optional.empty();
        snapshot = new Snapshot(condition, changed ? now : before.since(), reason, inFlightSince);
        if (changed) {
            tell(condition, reason);
        }
    }

    private void tell(Condition condition, Optional<String> reason) {
        switch (condition) {
            case DELAYED -> LOG.warn("anchoring is delayed: {}", reason.orElse(""));
            case STOPPED -> alarm(reason.orElse(""));
            case STARTING, STANDBY, WORKING -> LOG.info("anchoring: {}", condition);
        }
    }

    private void alarm(String reason) {
        LOG.error("anchoring stopped: {}", reason);
        try {
            audit.record(AuditKind.ANCHORING_STOPPED, Map.of("reason", reason));
        } catch (DataAccessException e) {
            LOG.error("and the audit log does not answer: {}", e.getClass().getSimpleName());
        }
    }
}
