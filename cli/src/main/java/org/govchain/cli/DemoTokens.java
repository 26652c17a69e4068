package org.govchain.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens (JWT, ES256) signed with the key that the embedded default made for itself. A service outside the profile
 * demo does not accept them.
 */
final class DemoTokens {

    static final String AUTHORITY = "demo";
    /** Who names the logins: with the subject it says which person a token belongs to. */
    static final String ISSUER = "urn:govchain:demo";

    static final Duration LIFETIME = Duration.ofHours(12);
    private static final Path KEY = Path.of("demo", "token-private.pem");
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateKey key;
    private final Context context;

    private DemoTokens(PrivateKey key, Context context) {
        this.key = key;
        this.context = context;
    }

    static Path keyFile(Context context) {
        return context.home().resolve(KEY);
    }

    /** Empty when there is no embedded default here. */
    static Optional<DemoTokens> in(Context context) {
        Path file = keyFile(context);
        return Files.isRegularFile(file) ? Optional.of(new DemoTokens(read(file), context)) : Optional.empty();
    }

    /** A token for the demo authority with this role. */
    String forRole(String role) {
        return token("demo-" + role, AUTHORITY, List.of(role), LIFETIME);
    }

    String token(String subject, String authority, List<String> roles, Duration lifetime) {
        Instant now = context.clock().instant();
        ObjectNode header = JSON.createObjectNode().put("alg", "ES256").put("typ", "JWT");
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", ISSUER)
                .put("sub", subject)
                .put("authority", authority)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond());
        roles.forEach(claims.putArray("roles")::add);
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "." + BASE64URL.encodeToString(sign(signed));
    }

    private static String encoded(ObjectNode json) {
        return BASE64URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new Fault(
                    "the demo's token key cannot sign",
                    "it must be a P-256 key; remove the demo's folder to start anew",
                    e);
        }
    }

    private static PrivateKey read(Path file) {
        try {
            String pem =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Fault("the demo's token key " + file + " cannot be read", "check that you own the file", e);
        }
    }
}
