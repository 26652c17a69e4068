package org.govchain.service.web;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs people in at the installation's issuer for a page in the browser: authorization code with PKCE (RFC 6749 section 4.1, RFC 7636, RFC 9700 section
 * 2.1.1). The service takes the second step, because a page that asks only its own host cannot. Nothing is kept between the two.
 */
@Component
public class CodeLogin {

    /** What came of a code. */
    public sealed interface Outcome {
        /** The issuer's token, never printed; whether it counts here, each request judges. */
        final class LoggedIn implements Outcome {
            private final String accessToken;

            LoggedIn(String accessToken) {
                this.accessToken = accessToken;
            }

            /** For the page that brought the code. */
            public String accessToken() {
                return accessToken;
            }
        }

        /** The issuer does not take it: used already, too old, or another verifier's. */
        record Refused() implements Outcome {}

        /** The issuer did not answer as one does. */
        record Away() implements Outcome {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(CodeLogin.class);

    private final Optional<SecurityProperties.Login> client;
    private final Optional<LoginEndpoints> endpoints;
    private final PublicUrl publicUrl;

    CodeLogin(SecurityProperties properties, PublicUrl publicUrl) {
        this.client = Optional.ofNullable(properties.login());
        this.endpoints = Optional.ofNullable(properties.issuer()).map(LoginEndpoints::new);
        this.publicUrl = publicUrl;
    }

    /** Whether this installation has a login for pages at all. */
    public boolean isOffered() {
        return client.isPresent() && endpoints.isPresent();
    }

    /**
     * Where to send somebody who wants to log in.
     *
     * @param page path to come back to
     * @param challenge SHA-256 of the verifier, base64url
     * @return empty when the issuer cannot be asked now
     */
    public Optional<URI> address(String page, String state, String challenge) {
        SecurityProperties.Login login = client.orElseThrow();
        try {
            LoginEndpoints.Known issuer = endpoints.orElseThrow().known();
            Map<String, String> wish = new LinkedHashMap<>();
            wish.put("response_type", "code");
            wish.put("client_id", login.clientId());
            wish.put("redirect_uri", publicUrl.of(page));
            wish.put("scope", Objects.requireNonNullElse(login.scope(), "openid"));
            wish.put("state", state);
            wish.put("code_challenge", challenge);
            wish.put("code_challenge_method", "S256");
            if (issuer.answersInFragment()) {
                wish.put("response_mode", "fragment"); // so that the code stands in no log of this server either
            }
            resource(login, wish);
            return Optional.of(issuer.authorization(wish));
        } catch (IOException e) {
            warn(e);
            return Optional.empty();
        }
    }

    /** Gives the issuer a code and what proves that it was asked for by the same page. */
    public Outcome token(String page, String code, String verifier) {
        SecurityProperties.Login login = client.orElseThrow();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", login.clientId());
        form.put("redirect_uri", publicUrl.of(page));
        form.put("code", code);
        form.put("code_verifier", verifier);
        resource(login, form);
        try {
            return endpoints
                    .orElseThrow()
                    .token(login, form)
                    .<Outcome>map(Outcome.LoggedIn::new)
                    .orElseGet(Outcome.Refused::new);
        } catch (IOException e) {
            warn(e);
            return new Outcome.Away();
        }
    }

    private static void resource(SecurityProperties.Login login, Map<String, String> form) {
        URI resource = login.resource();
        if (resource != null) {
            form.put("resource", resource.toString());
        }
    }

    private static void warn(IOException e) {
        LOG.warn("nobody can log in to pages: {}: {}", e.getClass().getSimpleName(), e.getMessage());
    }
}
