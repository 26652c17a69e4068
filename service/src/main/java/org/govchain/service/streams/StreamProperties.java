package org.govchain.service.streams;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code govchain.streams.*}.
 *
 * @param enabled whether this process writes streams when nobody else does; reading works either way
 * @param headInterval time between two heads of a stream that grows
 * @param lease for how long a writer that died keeps others waiting
 * @param waiting most leaves that wait to be stored; more are refused for the moment
 * @param group most leaves that are stored in one transaction
 * @param patience for how long who sends waits to be answered; what is stored later is a duplicate when it comes again
 * @param silentAfter expected intervals without a reading after which a device is said to be silent; 0 for never
 */
@ConfigurationProperties(prefix = "govchain.streams", ignoreUnknownFields = false)
record StreamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration headInterval,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("20000") int waiting,
        @DefaultValue("5000") int group,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("2") int silentAfter) {

    StreamProperties {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("govchain.streams: patience must be positive");
        }
        if (silentAfter < 0) {
            throw new IllegalArgumentException("govchain.streams: silent-after is a number of intervals, or 0");
        }
        if (group < 1 || waiting < group || !headInterval.isPositive() || lease.compareTo(headInterval) <= 0) {
            throw new IllegalArgumentException(
                    "govchain.streams: group must be positive and at most waiting, and lease longer than head-interval");
        }
    }
}
