package org.govchain.service.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this installation is reached from outside; it becomes part of everything issued and cannot change later.
 *
 * @param publicUrl {@code govchain.public-url}: scheme, host and port, no path
 */
@ConfigurationProperties("govchain")
public record PublicUrl(@Nullable URI publicUrl) {

    public PublicUrl {
        if (publicUrl == null
                || publicUrl.getHost() == null
                || !publicUrl.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "govchain.public-url must be scheme, host and port, such as https://siegel.example.de");
        }
    }

    /** An absolute URL below it. */
    public String of(String path) {
        return publicUrl + path;
    }

    /** Host and port without the scheme, as seals name places. */
    public String hostAndPort() {
        return String.valueOf(publicUrl).replaceFirst("^[a-z]+://", "");
    }
}
