package org.govchain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers of foreign bytes answer, they never throw; and an entry payload has one spelling.
 *
 * <p>In the normal run each test sees its seeds, the vectors. To look for new inputs, one test at a time:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/verifier -am -Dtest='CredentialFuzzTest#sdJwt'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CredentialFuzzTest {

    @MethodSource("sdJwts")
    @FuzzTest(maxDuration = "5m")
    void sdJwt(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (SignedCredential.parse(text) instanceof SignedCredential.Accepted(SignedCredential credential)) {
            assertThat(credential.text()).isEqualTo(text);
            assertThat(text).startsWith(credential.issuerJws().text() + "~");
        }
    }

    /** Behind the base64url of a real credential: what a forger who can sign would try. */
    @MethodSource("payloads")
    @FuzzTest(maxDuration = "5m")
    void disclosedJson(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        String jws = TestCredential.part("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}") + "." + TestCredential.part(json)
                + ".AAAA";
        String text = jws + "~" + TestCredential.part(json) + "~";
        if (SignedCredential.parse(text) instanceof SignedCredential.Accepted(SignedCredential credential)) {
            assertThat(credential.claims().has("_sd")).isFalse();
        }
    }

    @MethodSource("entryPayloads")
    @FuzzTest(maxDuration = "5m")
    void entryPayload(byte[] input) {
        if (CredentialPayload.parse(input) instanceof CredentialPayload.Accepted(CredentialPayload payload)) {
            assertThat(payload.encode()).isEqualTo(input);
        }
    }

    static Stream<byte[]> sdJwts() {
        return Stream.concat(
                        VectorFiles.in(VectorFiles.own("credential/sd-jwt")),
                        VectorFiles.in(VectorFiles.own("credential/made-elsewhere")))
                .map(vector -> vector.text("text").getBytes(StandardCharsets.ISO_8859_1));
    }

    static Stream<byte[]> payloads() {
        return Stream.of(
                        "{}",
                        "[\"s\",\"n\",{\"_sd\":[\"x\"]}]",
                        "[\"s\",[{\"...\":\"x\"}]]",
                        "{\"iss\":\"https://a.example\",\"iat\":1e400}",
                        "[".repeat(100),
                        SignedCredentialTest.accepted(TestCredential.signed(TestCredential.unsigned()))
                                .issuerJws()
                                .payload()
                                .toString())
                .map(json -> json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> entryPayloads() {
        return VectorFiles.in(VectorFiles.own("credential/entry-payload"))
                .map(vector -> HexFormat.of().parseHex(vector.text("cbor")));
    }
}
