package org.govchain.service.sensors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code govchain.forgetting.*}.
 *
 * @param interval time between two looks for readings whose time is over; as long somebody may still be reading what was forgotten
 */
@ConfigurationProperties(prefix = "govchain.forgetting", ignoreUnknownFields = false)
record ForgettingProperties(@DefaultValue("1h") Duration interval) {

    ForgettingProperties {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("govchain.forgetting: interval must be positive");
        }
    }
}
