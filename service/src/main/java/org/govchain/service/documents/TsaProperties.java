package org.govchain.service.documents;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.documents.tsa.*}: who timestamps the signatures of PDF files (RFC 3161). Without a URL files are signed and not
 * timestamped.
 *
 * @param url where requests are posted, http or https
 * @param trust PEM file with the certificates that a token's certificate must be one of or be issued by
 * @param timeout how long an answer may take, default 5 s
 */
@ConfigurationProperties(prefix = "govchain.documents.tsa", ignoreUnknownFields = false)
record TsaProperties(
        @Nullable URI url, @Nullable Path trust, @Nullable Duration timeout) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    TsaProperties {
        if (url != null && !"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("govchain.documents.tsa.url must be an http or https address: " + url);
        }
        if (url != null && trust == null) {
            throw new IllegalArgumentException("govchain.documents.tsa.trust is missing: whose timestamps count?");
        }
    }

    Optional<URI> address() {
        return Optional.ofNullable(url);
    }

    Duration patience() {
        return timeout == null ? PATIENCE : timeout;
    }
}
