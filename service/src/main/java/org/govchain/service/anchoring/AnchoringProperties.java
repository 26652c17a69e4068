package org.govchain.service.anchoring;

import java.time.Duration;
import org.govchain.log.LogOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code govchain.anchoring.*}.
 *
 * @param origin name of the log, a URL without scheme; the checkpoint key signs under this name
 * @param enabled whether this process takes part in sequencing and anchoring; reading works either way
 * @param interval time between two checkpoints
 * @param lease for how long a sequencer that died keeps others waiting
 * @param maxEntriesPerCheckpoint what is above waits for the next one; the registry's limit for this log must not be lower
 * @param delayedAfter how long a transaction may be on its way before anchoring counts as delayed
 * @param chainMayLoseState whether checkpoints that the chain forgot are anchored anew; for development chains only
 */
@ConfigurationProperties(prefix = "govchain.anchoring", ignoreUnknownFields = false)
record AnchoringProperties(
        LogOrigin origin,
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("200000") int maxEntriesPerCheckpoint,
        @DefaultValue("30s") Duration delayedAfter,
        @DefaultValue("false") boolean chainMayLoseState) {

    AnchoringProperties {
        requirePresent(origin);
        require(interval.toMillis() >= 10, "interval must be 10 ms or more");
        require(lease.compareTo(interval) > 0, "lease must be longer than interval");
        require(maxEntriesPerCheckpoint > 0, "max-entries-per-checkpoint must be positive");
    }

    private static void requirePresent(@Nullable LogOrigin origin) {
        require(origin != null, "origin is missing");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("govchain.anchoring." + rule);
        }
    }
}
