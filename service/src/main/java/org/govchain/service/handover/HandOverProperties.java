package org.govchain.service.handover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.hand-over.*}.
 *
 * @param accountsByHolders short names of the authorities whose holders may hand over to a login; authorities themselves always may
 */
@ConfigurationProperties(prefix = "govchain.hand-over", ignoreUnknownFields = false)
record HandOverProperties(@Nullable List<String> accountsByHolders) {

    HandOverProperties {
        accountsByHolders = accountsByHolders == null ? List.of() : List.copyOf(accountsByHolders);
    }

    List<String> authorities() {
        return accountsByHolders == null ? List.of() : accountsByHolders;
    }
}
