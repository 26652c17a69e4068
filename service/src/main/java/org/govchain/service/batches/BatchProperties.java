package org.govchain.service.batches;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How batches are treated.
 *
 * @param keepUploads how long an upload is kept after its batch ended, for the own keys in its result; seven days
 */
@ConfigurationProperties("govchain.batches")
record BatchProperties(@Nullable Duration keepUploads) {

    private static final Duration A_WEEK = Duration.ofDays(7);

    Duration keepUploadsFor() {
        return keepUploads == null ? A_WEEK : keepUploads;
    }
}
