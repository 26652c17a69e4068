package org.govchain.service.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an OpenID Connect issuer offers for logins (OpenID Connect Discovery 1.0), asked when the first person wants to log in and kept. */
final class LoginEndpoints {

    /** How long the issuer has for each answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String METADATA = "/.well-known/openid-configuration";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** What its metadata says. */
    record Known(URI authorization, URI token, boolean answersInFragment) {

        /** The address of the login with these parameters. */
        URI authorization(Map<String, String> parameters) {
            return URI.create(authorization + (authorization.getQuery() == null ? "?" : "&") + form(parameters));
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build(); // follows no redirection
    private final URI issuer;
    private volatile @Nullable Known known;

    LoginEndpoints(URI issuer) {
        this.issuer = issuer;
    }

    /** @throws IOException when the issuer does not answer, or not as one */
    Known known() throws IOException {
        Known asked = known;
        if (asked == null) {
            asked = read(json(send(HttpRequest.newBuilder(URI.create(withoutSlash(issuer) + METADATA)))));
            known = asked;
        }
        return asked;
    }

    /**
     * The access token for a code.
     *
     * @return empty when the issuer refuses the code
     * @throws IOException when it does not answer, or refuses this service
     */
    Optional<String> token(SecurityProperties.Login login, Map<String, String> form) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(known().token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
        if (login.clientSecret() != null) {
            request.header("Authorization", basic(login.clientId(), login.clientSecret()));
        }
        HttpResponse<byte[]> answer = send(request);
        // RFC 6749, section 5.2: of the refusals only this one is about the code.
        if (answer.statusCode() == BAD_REQUEST
                && parsed(answer).path("error").asString("").equals("invalid_grant")) {
            return Optional.empty();
        }
        String token = json(answer).path("access_token").asString("");
        if (token.isEmpty()) {
            throw new IOException("the issuer's answer has no access token");
        }
        return Optional.of(token);
    }

    private Known read(JsonNode metadata) throws IOException {
        if (!metadata.path("issuer").asString("").equals(issuer.toString())) {
            throw new IOException("its metadata names another issuer"); // OpenID Connect Discovery, section 4.3
        }
        JsonNode modes = metadata.path("response_modes_supported");
        return new Known(
                endpoint(metadata, "authorization_endpoint"),
                endpoint(metadata, "token_endpoint"),
                // Section 3: left out means query and fragment.
                modes.isMissingNode()
                        || modes.valueStream()
                                .anyMatch(mode -> mode.asString("").equals("fragment")));
    }

    /** An address of the issuer's own scheme: browsers are sent there, and a script must not be one. */
    private URI endpoint(JsonNode metadata, String name) throws IOException {
        try {
            URI address = URI.create(metadata.path(name).asString(""));
            if (address.getHost() != null && (isHttps(address) || !isHttps(issuer))) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("its metadata has no address as " + name, noAddress);
        }
        throw new IOException("its metadata has no address as " + name);
    }

    private static boolean isHttps(URI address) {
        return "https".equals(address.getScheme());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != OK) {
            String error =
                    answer.statusCode() < 500 ? parsed(answer).path("error").asString("") : "";
            // An error code, and nothing that an issuer might repeat of what it was sent (RFC 6749, section 5.2).
            throw new IOException("HTTP status " + answer.statusCode() + " " + error.replaceAll("[^a-z_]", ""));
        }
        return parsed(answer);
    }

    private static JsonNode parsed(HttpResponse<byte[]> answer) throws IOException {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("its answer is no JSON: " + e.getClass().getSimpleName());
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String withoutSlash(URI issuer) {
        return issuer.toString().replaceFirst("/$", "");
    }

    /** RFC 6749, section 2.3.1. */
    private static String basic(String client, String secret) {
        String both = encoded(client) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> encoded(member.getKey()) + "=" + encoded(member.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
