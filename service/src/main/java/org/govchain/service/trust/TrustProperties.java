package org.govchain.service.trust;

import java.time.Duration;
import org.govchain.verify.PolicyContent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code govchain.trust.*}.
 *
 * @param refreshInterval how often the registry is asked for changes; the chain's block interval
 * @param maxRegistryAge how old the newest block may be that the mirror has seen before nothing is issued on its word
 * @param maxStatusAge limit for verifiers, written into the exported policy
 * @param maxHeadAge limit for verifiers, written into the exported policy
 */
@ConfigurationProperties(prefix = "govchain.trust", ignoreUnknownFields = false)
record TrustProperties(
        @DefaultValue("1s") Duration refreshInterval,
        @DefaultValue("15m") Duration maxRegistryAge,
        @Nullable Duration maxStatusAge,
        @Nullable Duration maxHeadAge) {

    TrustProperties {
        require(refreshInterval.toMillis() >= 100, "refresh-interval must be 100 ms or more");
        require(maxRegistryAge.compareTo(refreshInterval) > 0, "max-registry-age must be longer than refresh-interval");
    }

    Duration policyStatusAge() {
        return maxStatusAge == null ? PolicyContent.DEFAULT_MAX_STATUS_AGE : maxStatusAge;
    }

    Duration policyHeadAge() {
        return maxHeadAge == null ? PolicyContent.DEFAULT_MAX_HEAD_AGE : maxHeadAge;
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("govchain.trust." + rule);
        }
    }
}
