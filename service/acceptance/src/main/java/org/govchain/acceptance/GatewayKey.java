package org.govchain.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;

/** An Ed25519 key that signs batches of readings (docs/sensors.md). */
final class GatewayKey {

    private final KeyPair keys;

    private GatewayKey(KeyPair keys) {
        this.keys = keys;
    }

    static GatewayKey generate() {
        try {
            return new GatewayKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    String jwk() {
        byte[] spki = keys.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Base64Url.encode(x) + "\"}";
    }

    /** A JWS with detached, unencoded content (RFC 7515, appendix F; RFC 7797). */
    String sign(byte[] content) {
        String kid = HexFormat.of()
                .formatHex(Sha256Digest.hash(keys.getPublic().getEncoded()).bytes());
        String header =
                Base64Url.encode(("{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"b64\":false,\"crit\":[\"b64\"]}")
                        .getBytes(StandardCharsets.US_ASCII));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update((header + ".").getBytes(StandardCharsets.US_ASCII));
            signature.update(content);
            return header + ".." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }
}
