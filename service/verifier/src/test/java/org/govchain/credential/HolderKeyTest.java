package org.govchain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.function.Consumer;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.Base64Url;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What counts as a wallet's key; the point is the example key of RFC 7515, appendix A.3. */
class HolderKeyTest {

    private static final String X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
    private static final String Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

    @Test
    void aPublicKeyOnTheCurveIsOne() {
        HolderKey key = HolderKey.parse(jwk(_ -> {})).orElseThrow();

        assertThat(Base64Url.encode(key.key().keyBytes())).startsWith(X.substring(0, 42));
        assertThat(HolderKey.parse(jwk(it -> it.put("kid", "wallet")))).contains(key);
    }

    @Test
    void everythingElseIsNone() {
        String shorter = Base64Url.encode(new byte[31]);
        String longer = Base64Url.encode(new byte[33]);
        for (Consumer<ObjectNode> change : java.util.List.<Consumer<ObjectNode>>of(
                it -> it.put("kty", "OKP"),
                it -> it.remove("kty"),
                it -> it.put("crv", "P-384"),
                it -> it.remove("crv"),
                it -> it.put("d", X),
                it -> it.put("x", Y),
                it -> it.put("x", shorter),
                it -> it.put("x", longer),
                it -> it.put("y", shorter),
                it -> it.put("y", longer),
                it -> it.put("x", X + "="),
                it -> it.remove("x"),
                it -> it.remove("y"),
                it -> it.put("y", 7))) {
            ObjectNode jwk = jwk(change);
            assertThat(HolderKey.parse(jwk)).as(jwk.toString()).isEmpty();
        }
    }

    @Test
    void anEdwardsKeyIsNoWalletKey() throws GeneralSecurityException {
        VerifyingKey edwards = PublicKeys.fromSpki(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded())
                .orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> new HolderKey(edwards));
    }

    private static ObjectNode jwk(Consumer<ObjectNode> change) {
        ObjectNode jwk = JsonMapper.shared()
                .createObjectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", X)
                .put("y", Y);
        change.accept(jwk);
        return jwk;
    }
}
