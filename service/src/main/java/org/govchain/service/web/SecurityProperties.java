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
 * @param login how pages in the browser log people in at the issuer; without it those pages say that there is no login
 * @param tokenKeyFile PEM file with the public key (P-256, SubjectPublicKeyInfo) that demo tokens are signed with; accepted only in the profile demo
 */
@ConfigurationProperties("govchain.security")
record SecurityProperties(
        @Nullable URI issuer,
        @Nullable String audience,
        @Nullable Login login,
        @Nullable Path tokenKeyFile) {

    /**
     * What the issuer knows this service as.
     *
     * @param clientId of a client with the redirect address {@code <public-url>/a}
     * @param clientSecret of a confidential client; none for a public one, which PKCE protects
     * @param scope what is asked for, {@code openid} when left out
     * @param resource the audience as an address (RFC 8707), for issuers that want to be told
     */
    record Login(
            String clientId,
            @Nullable String clientSecret,
            @Nullable String scope,
            @Nullable URI resource) {

        Login {
            if (clientId == null || clientId.isBlank()) {
                throw new IllegalArgumentException(
                        "govchain.security.login.client-id must name this service at its issuer");
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "login as " + clientId;
        }
    }

    SecurityProperties {
        if ((issuer == null) == (tokenKeyFile == null)) {
            throw new IllegalArgumentException(
                    "set govchain.security.issuer, or in the profile demo govchain.security.token-key-file");
        }
        if (issuer != null && audience == null) {
            throw new IllegalArgumentException("govchain.security.audience must name this service");
        }
        if (issuer == null && login != null) {
            throw new IllegalArgumentException("govchain.security.login needs govchain.security.issuer");
        }
    }
}
