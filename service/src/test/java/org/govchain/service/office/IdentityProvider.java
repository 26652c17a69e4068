package org.govchain.service.office;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.service.web.Role;

/** A small OpenID Connect issuer on loopback: discovery, keys, and tokens for whoever a test needs. */
public final class IdentityProvider implements AutoCloseable {

    /** The audience that the service under test accepts. */
    public static final String AUDIENCE = "govchain";

    private final HttpServer server;
    private final ECKey key;
    private final CodeLogins logins = new CodeLogins();

    private IdentityProvider(HttpServer server, ECKey key) {
        this.server = server;
        this.key = key;
    }

    /** Starts one on a free port. */
    public static IdentityProvider start() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID("test")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            IdentityProvider provider = new IdentityProvider(server, key);
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            "{\"issuer\":\"" + provider.issuer() + "\",\"jwks_uri\":\"" + provider.issuer()
                                    + "/keys\"," + provider.logins.metadata(provider.issuer())
                                    + ",\"subject_types_supported\":[\"public\"]}"));
            provider.logins.serve(server);
            server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
            server.start();
            return provider;
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("cannot start an identity provider", e);
        }
    }

    /** Its issuer URL. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Whoever comes to log in by browser is this person from now on. */
    public CodeLogins logins() {
        return logins;
    }

    /** A token that is valid for five minutes. */
    public String token(String authority, Role... roles) {
        return token(authority, AUDIENCE, Instant.now().plusSeconds(300), roles);
    }

    /** A token for an audience, until an instant. */
    public String token(String authority, String audience, Instant expires, Role... roles) {
        return token(Optional.of("at+jwt"), authority, audience, expires, roles);
    }

    /** A token that says of itself what it is: {@code typ}. */
    public String token(Optional<String> type, String authority, String audience, Instant expires, Role... roles) {
        return sign(
                type, claims("somebody", authority, audience, expires, roles).build());
    }

    /** A token of a certain login, valid for five minutes. */
    public String tokenOf(String subject, String authority, Role... roles) {
        return sign(
                Optional.of("at+jwt"),
                claims(subject, authority, AUDIENCE, Instant.now().plusSeconds(300), roles)
                        .build());
    }

    /** A token that a program got for itself with its client credentials (RFC 9068, section 2.2), valid for five minutes. */
    public String tokenOfClient(String client, String authority, Role... roles) {
        return sign(
                Optional.of("at+jwt"),
                claims(client, authority, AUDIENCE, Instant.now().plusSeconds(300), roles)
                        .claim("client_id", client)
                        .build());
    }

    private JWTClaimsSet.Builder claims(
            String subject, String authority, String audience, Instant expires, Role... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(audience)
                .claim("iat", Instant.now().getEpochSecond())
                .claim("exp", expires.getEpochSecond())
                .claim("authority", authority)
                .claim("roles", List.of(roles).stream().map(Role::claim).toList());
    }

    private String sign(Optional<String> type, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID("test")
                            .type(type.map(JOSEObjectType::new).orElse(null))
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
