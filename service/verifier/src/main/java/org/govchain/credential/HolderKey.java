package org.govchain.credential;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The P-256 key of a wallet that a credential is bound to ({@code cnf.jwk}, RFC 7800 §3.2, RFC 7518 §6.2).
 *
 * @param key the key; always P-256
 */
public record HolderKey(VerifyingKey key) {

    private static final int COORDINATE_LENGTH = 32;
    // SubjectPublicKeyInfo of every uncompressed P-256 point starts with these bytes (RFC 5480 §2).
    private static final byte[] SPKI_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    /** Throws {@link IllegalArgumentException} for a key of another kind. */
    public HolderKey {
        if (key.algorithm() != KeyAlgorithm.P256) {
            throw new IllegalArgumentException("a wallet's key is P-256, not " + key.algorithm());
        }
    }

    /** Reads a JWK; empty unless it is a public P-256 key whose point lies on the curve. */
    public static Optional<HolderKey> parse(ObjectNode jwk) {
        boolean p256 = StrictJson.text(jwk, "kty").equals(Optional.of("EC"))
                && StrictJson.text(jwk, "crv").equals(Optional.of("P-256"))
                && !jwk.has("d");
        Optional<byte[]> x = coordinate(jwk, "x");
        Optional<byte[]> y = coordinate(jwk, "y");
        if (!p256 || x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + 2 * COORDINATE_LENGTH);
        System.arraycopy(x.get(), 0, spki, SPKI_PREFIX.length, COORDINATE_LENGTH);
        System.arraycopy(y.get(), 0, spki, SPKI_PREFIX.length + COORDINATE_LENGTH, COORDINATE_LENGTH);
        return PublicKeys.fromSpki(spki).map(HolderKey::new);
    }

    void write(JsonText out) {
        byte[] point = key.keyBytes();
        String x = Base64Url.encode(Arrays.copyOf(point, COORDINATE_LENGTH));
        String y = Base64Url.encode(Arrays.copyOfRange(point, COORDINATE_LENGTH, point.length));
        out.raw("{").member("kty", "EC").raw(",").member("crv", "P-256").raw(",");
        out.member("x", x).raw(",").member("y", y).raw("}");
    }

    private static Optional<byte[]> coordinate(ObjectNode jwk, String name) {
        return StrictJson.text(jwk, name).flatMap(Base64Url::decode).filter(bytes -> bytes.length == COORDINATE_LENGTH);
    }
}
