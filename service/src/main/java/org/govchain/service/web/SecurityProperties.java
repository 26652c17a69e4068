package org.govchain.service.web;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose access tokens count: exactly one of the two.
 *
 * @param issuer an OpenID Connect issuer; its keys are found through discovery
 * @param audience what the {@code aud} claim must contain; required with an issuer
 * @param tokenKeyFile PEM file with the public key (P-256, SubjectPublicKeyInfo) that demo tokens are signed with; accepted only in the profile demo
 */
@ConfigurationProperties("govchain.security")
record SecurityProperties(
        @Nullable URI issuer,
        @Nullable String audience,
        @Nullable Path tokenKeyFile) {

    SecurityProperties {
        if ((issuer == null) == (tokenKeyFile == null)) {
            throw new IllegalArgumentException(
                    "set govchain.security.issuer, or in the profile demo govchain.security.token-key-file");
        }
        if (issuer != null && audience == null) {
            throw new IllegalArgumentException("govchain.security.audience must name this service");
        }
    }
}
