package org.govchain.service.anchoring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Whether anchors come later than usual: chain or database do not answer, an alarm stopped anchoring, or too few validators make blocks. */
@Service
public class AnchoringDelay {

    private final AnchoringState state;
    private final Duration patience;
    private final Clock clock;

    AnchoringDelay(AnchoringState state, AnchoringProperties properties, Clock clock) {
        this.state = state;
        this.patience = properties.delayedAfter();
        this.clock = clock;
    }

    /** What is issued now is kept and will be anchored, but nobody should wait for it. */
    public boolean isDelayed() {
        return switch (state.snapshot().condition()) {
            case DELAYED, STOPPED -> true;
            case STARTING, STANDBY, WORKING -> isInFlightTooLong();
        };
    }

    /** The node answers, but no block takes the transaction. */
    boolean isInFlightTooLong() {
        return state.inFlightFor(clock.instant()).compareTo(patience) > 0;
    }
}
