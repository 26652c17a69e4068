package org.govchain.service.handover;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code govchain.hand-over.*}.
 *
 * @param accountsByHolders short names of the authorities whose holders may hand over to a login; authorities themselves always may
 */
@ConfigurationProperties(prefix = "govchain.hand-over", ignoreUnknownFields = false)
record HandOverProperties(@DefaultValue List<String> accountsByHolders) {

    HandOverProperties {
        accountsByHolders = List.copyOf(accountsByHolders);
    }
}
