package org.govchain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.CountingRandom;
import org.govchain.TestKey;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SignedCredentialTest {

    @Test
    void readsWhatItBuilds() {
        String text = TestCredential.signed(TestCredential.unsigned());
        SignedCredential credential = accepted(text);
        assertThat(credential.text()).isEqualTo(text);
        assertThat(credential.facts()).isEqualTo(TestCredential.facts(Optional.empty()));
        assertThat(credential.claims().toString())
                .isEqualTo(new JsonText(100).value(TestCredential.claims()).toString());
        assertThat(credential.issuerJws().isSignedBy(TestCredential.KEY.verifyingKey()))
                .isTrue();
        assertThat(credential.issuerJws().isSignedBy(TestKey.named("other").verifyingKey()))
                .isFalse();
        assertThat(credential.keyBinding()).isEmpty();
    }

    @Test
    void keepsTheIssuersOrderOfClaims() {
        assertThat(accepted(TestCredential.signed(TestCredential.unsigned()))
                        .claims()
                        .propertyNames())
                .containsExactlyElementsOf(TestCredential.claims().keySet());
    }

    @Test
    void sortsDigestsSoThatTheyDoNotTellTheOrderOfClaims() {
        List<String> digests = accepted(TestCredential.signed(TestCredential.unsigned()))
                .issuerJws()
                .payload()
                .get("_sd")
                .valueStream()
                .map(digest -> digest.stringValue())
                .toList();
        assertThat(digests).isSorted().hasSize(TestCredential.claims().size());
    }

    @Test
    void showsNoClaimInClear() {
        String jwt = accepted(TestCredential.signed(TestCredential.unsigned()))
                .issuerJws()
                .payload()
                .toString();
        assertThat(jwt).doesNotContain("seats", "Schankwirtschaft", "file_number");
    }

    @Test
    void drawsAFreshSaltOf128BitsForEveryDisclosure() {
        SecureRandom random = new SecureRandom();
        Set<String> salts = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            UnsignedCredential.of(TestCredential.facts(Optional.empty()), TestCredential.claims(), random)
                    .disclosures()
                    .forEach(disclosure -> salts.add(salt(disclosure)));
        }
        assertThat(salts)
                .hasSize(2 * TestCredential.claims().size())
                .allMatch(salt -> Base64Url.decode(salt).orElseThrow().length == 16);
    }

    @Test
    void logsTheSameDigestWhateverIsDisclosed() {
        String all = TestCredential.signed(TestCredential.unsigned());
        String none = all.substring(0, all.indexOf('~') + 1);
        assertThat(accepted(none).claims()).isEmpty();
        assertThat(accepted(none).issuerJwsDigest()).isEqualTo(accepted(all).issuerJwsDigest());
        assertThat(accepted(all).issuerJwsDigest())
                .isEqualTo(Sha256Digest.hash(all.substring(0, all.indexOf('~')).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesToBuildClaimsWithReservedNames() {
        for (String name : List.of("_sd", "...", "iss", "status", "cnf", "vct")) {
            assertThat(UnsignedCredential.reservedName(Map.of(name, 1))).contains(name);
        }
        assertThat(UnsignedCredential.reservedName(Map.of("a", List.of(Map.of("b", Map.of("...", 1))))))
                .contains("...");
        assertThat(UnsignedCredential.reservedName(Map.of("a", Map.of("status", 1))))
                .isEmpty();
        assertThatThrownBy(() -> UnsignedCredential.of(
                        TestCredential.facts(Optional.empty()), Map.of("iss", "x"), new CountingRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifiesThatTheHolderSignedForThisAudienceAndNonce() {
        TestKey wallet = TestKey.named("wallet");
        HolderKey holderKey = new HolderKey(wallet.verifyingKey());
        UnsignedCredential unsigned = UnsignedCredential.of(
                TestCredential.facts(Optional.of(holderKey)), TestCredential.claims(), new CountingRandom());
        String presented = TestCredential.signed(unsigned);
        String hash = Base64Url.encode(
                Sha256Digest.hash(presented.getBytes(StandardCharsets.US_ASCII)).bytes());
        String binding =
                "{\"iat\":1790000100,\"aud\":\"https://a.example\",\"nonce\":\"n\",\"sd_hash\":\"" + hash + "\"}";
        String header = "{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}";
        KeyBinding good = binding(presented + TestCredential.jws(wallet, header, binding));
        assertThat(good.isFor("https://a.example", "n")).isTrue();
        assertThat(good.isFor("https://b.example", "n")).isFalse();
        assertThat(good.isFor("https://a.example", "m")).isFalse();
        KeyBinding thief = binding(presented + TestCredential.jws(TestKey.named("thief"), header, binding));
        assertThat(thief.isFor("https://a.example", "n")).isFalse();
        String fewer = presented.substring(0, presented.lastIndexOf('~', presented.length() - 2) + 1);
        KeyBinding otherSelection = binding(fewer + TestCredential.jws(wallet, header, binding));
        assertThat(otherSelection.isFor("https://a.example", "n")).isFalse();
        assertThat(good.holderKey()).isEqualTo(holderKey);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"alg":"ES256","typ":"kb+jwt"} | "iat":253402300799,"aud":"a","nonce":"n","sd_hash":"h" | true
            {"alg":"ES256","typ":"kb+jwt"} | "iat":253402300800,"aud":"a","nonce":"n","sd_hash":"h" | false
            {"alg":"ES256","typ":"kb+jwt"} | "iat":-1,"aud":"a","nonce":"n","sd_hash":"h"           | false
            {"alg":"ES256","typ":"kb+jwt"} | "aud":"a","nonce":"n","sd_hash":"h"                    | false
            {"alg":"ES256","typ":"kb+jwt"} | "iat":1,"nonce":"n","sd_hash":"h"                      | false
            {"alg":"ES256","typ":"kb+jwt"} | "iat":1,"aud":"a","sd_hash":"h"                        | false
            {"alg":"ES256","typ":"kb+jwt"} | "iat":1,"aud":"a","nonce":"n"                          | false
            {"alg":"ES384","typ":"kb+jwt"} | "iat":1,"aud":"a","nonce":"n","sd_hash":"h"            | false
            {"alg":"ES256","typ":"jwt"}    | "iat":1,"aud":"a","nonce":"n","sd_hash":"h"            | false
            {"alg":"ES256"}                | "iat":1,"aud":"a","nonce":"n","sd_hash":"h"            | false
            """)
    void aKeyBindingHasTypeTimeAudienceNonceAndHash(String header, String members, boolean wellFormed) {
        TestKey wallet = TestKey.named("wallet");
        String presented = TestCredential.signed(UnsignedCredential.of(
                TestCredential.facts(Optional.of(new HolderKey(wallet.verifyingKey()))),
                TestCredential.claims(),
                new CountingRandom()));
        String text = presented + TestCredential.jws(wallet, header, "{" + members + "}");

        if (wellFormed) {
            assertThat(binding(text).issuedAt()).isEqualTo("9999-12-31T23:59:59Z");
            assertThat(binding(text).bindsThisText()).isFalse();
        } else {
            assertThat(refused(text)).isEqualTo(CredentialRefusal.KEY_BINDING_MALFORMED);
        }
    }

    @Test
    void refusesTextsThatAreTooLongOrHaveTooManyDisclosures() {
        String text = TestCredential.signed(TestCredential.unsigned());
        assertThat(refused(text + "a".repeat(SignedCredential.MAX_CHARS))).isEqualTo(CredentialRefusal.MALFORMED);
        assertThat(refused(text + "WyIiLCIiLDFd~".repeat(600))).isEqualTo(CredentialRefusal.DISCLOSURE_MALFORMED);
    }

    @Test
    void refusesChainsOfDisclosuresThatAreTooDeep() {
        StringBuilder disclosures = new StringBuilder();
        String inner = "1";
        String digest = "";
        for (int i = 0; i < 100; i++) {
            String disclosure = TestCredential.part("[\"salt\",\"n\"," + inner + "]");
            digest = Disclosure.digest(disclosure);
            inner = "{\"_sd\":[\"" + digest + "\"]}";
            disclosures.append(disclosure).append('~');
        }
        ObjectNode payload = accepted(TestCredential.signed(TestCredential.unsigned()))
                .issuerJws()
                .payload();
        payload.putArray("_sd").add(digest);
        String jws =
                TestCredential.jws(TestCredential.KEY, "{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}", payload.toString());
        assertThat(refused(jws + "~" + disclosures)).isEqualTo(CredentialRefusal.MALFORMED);
    }

    private static String salt(String disclosure) {
        byte[] json = Base64Url.decode(disclosure).orElseThrow();
        return StrictJson.parse(json).orElseThrow().get(0).stringValue();
    }

    static SignedCredential accepted(String text) {
        return switch (SignedCredential.parse(text)) {
            case SignedCredential.Accepted(SignedCredential credential) -> credential;
            case SignedCredential.Refused(CredentialRefusal reason) -> throw new AssertionError(reason.code());
        };
    }

    private static CredentialRefusal refused(String text) {
        return switch (SignedCredential.parse(text)) {
            case SignedCredential.Accepted _ -> throw new AssertionError("accepted");
            case SignedCredential.Refused(CredentialRefusal reason) -> reason;
        };
    }

    private static KeyBinding binding(String text) {
        return accepted(text).keyBinding().orElseThrow();
    }
}
