package org.govchain.service.office;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govchain.merkle.Sha256Digest;

/** Logins by browser at the issuer of tests, as RFC 6749 section 4.1 and RFC 7636 want them: whoever comes is logged in without a question. */
public final class CodeLogins {

    /** The client that may have codes, and its secret. */
    public static final String CLIENT = "pages";

    /** With characters that have to be encoded. */
    public static final String SECRET = "a secret: with + and %";

    private record Waiting(String challenge, String returnTo) {}

    private final Map<String, Waiting> codes = new ConcurrentHashMap<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private volatile String token = "";

    /** Who comes is whom this token names. */
    public void are(String accessToken) {
        token = accessToken;
    }

    /** What browsers asked for, in order. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    String metadata(String issuer) {
        return "\"authorization_endpoint\":\"" + issuer + "/authorize?at=tests\",\"token_endpoint\":\"" + issuer
                + "/token\"";
    }

    void serve(HttpServer server) {
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::redeem);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> wish = members(exchange.getRequestURI().getRawQuery());
        asked.add(wish);
        String code = UUID.randomUUID().toString();
        codes.put(code, new Waiting(wish.getOrDefault("code_challenge", ""), wish.getOrDefault("redirect_uri", "")));
        String mark = wish.getOrDefault("response_mode", "query").equals("fragment") ? "#" : "?";
        exchange.getResponseHeaders()
                .add("Location", wish.get("redirect_uri") + mark + "code=" + code + "&state=" + wish.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void redeem(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                members(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorization.equals("Basic " + credentials())) {
            refuse(exchange, 401, "invalid_client");
            return;
        }
        Waiting waiting = codes.remove(form.getOrDefault("code", ""));
        boolean right = waiting != null
                && waiting.returnTo.equals(form.get("redirect_uri"))
                && waiting.challenge.equals(challenge(form.getOrDefault("code_verifier", "")));
        if (right) {
            IdentityProvider.answer(
                    exchange, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        } else {
            refuse(exchange, 400, "invalid_grant");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        byte[] body = ("{\"error\":\"" + error + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** S256 of RFC 7636, section 4.2. */
    public static String challenge(String verifier) {
        byte[] digest =
                Sha256Digest.hash(verifier.getBytes(StandardCharsets.US_ASCII)).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static String credentials() {
        String encoded = java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString((CLIENT + ":" + encoded).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> members(String form) {
        return Stream.of(form.split("&"))
                .map(member -> member.split("=", 2))
                .collect(Collectors.toMap(
                        member -> member[0], member -> URLDecoder.decode(member[1], StandardCharsets.UTF_8)));
    }
}
