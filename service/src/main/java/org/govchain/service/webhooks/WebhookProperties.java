package org.govchain.service.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where webhooks may lead. Without configuration: to https URLs at public addresses.
 *
 * @param privateRanges address ranges of the authority's own network that are allowed as well, such as {@code 10.20.0.0/16}
 * @param loopback whether this machine itself may be a receiver, also over http: for a demonstration or tests
 */
@ConfigurationProperties("govchain.webhooks")
record WebhookProperties(@Nullable List<String> privateRanges, boolean loopback) {

    List<String> allowedRanges() {
        return privateRanges == null ? List.of() : List.copyOf(privateRanges);
    }
}
