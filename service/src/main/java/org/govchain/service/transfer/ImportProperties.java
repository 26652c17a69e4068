package org.govchain.service.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.import.*}.
 *
 * @param trustPolicy file with the trust policy by which exports of another installation are judged; nothing is taken in without
 */
@ConfigurationProperties(prefix = "govchain.import", ignoreUnknownFields = false)
record ImportProperties(@Nullable Path trustPolicy) {}
