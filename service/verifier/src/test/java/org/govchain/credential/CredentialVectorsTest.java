package org.govchain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.VectorFiles.Vector;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors of docs/spec/vectors/credential, which every implementation must answer alike. */
class CredentialVectorsTest {

    private static final String ACCEPTED = "accepted";

    @TestFactory
    Stream<DynamicTest> sdJwt() {
        return vectors("sd-jwt", CredentialVectorsTest::sdJwtAnswer);
    }

    @TestFactory
    Stream<DynamicTest> entryPayload() {
        return vectors("entry-payload", CredentialVectorsTest::payloadAnswer);
    }

    @TestFactory
    Stream<DynamicTest> madeElsewhere() {
        return VectorFiles.in(VectorFiles.own("credential/made-elsewhere"))
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> {
                    assertThat(sdJwtAnswer(vector)).isEqualTo(ACCEPTED);
                    assertThat(SignedCredentialTest.accepted(vector.text("text"))
                                    .claims())
                            .isEqualTo(vector.json().get("claims"));
                }));
    }

    @Test
    void everyReasonHasAVector() {
        assertThat(reasons("sd-jwt"))
                .containsAll(Arrays.stream(CredentialRefusal.values())
                        .map(CredentialRefusal::code)
                        .toList());
        assertThat(reasons("entry-payload"))
                .containsAll(Arrays.stream(PayloadRefusal.values())
                        .map(PayloadRefusal::code)
                        .toList());
    }

    private static String sdJwtAnswer(Vector vector) {
        return switch (SignedCredential.parse(vector.text("text"))) {
            case SignedCredential.Refused(CredentialRefusal reason) -> reason.code();
            case SignedCredential.Accepted(SignedCredential credential) -> verified(vector, credential);
        };
    }

    private static String verified(Vector vector, SignedCredential credential) {
        if (!credential.issuerJws().isSignedBy(key(vector))) {
            return "signature";
        }
        boolean holderSigned = !vector.json().has("nonce")
                || credential.keyBinding().orElseThrow().isFor(vector.text("audience"), vector.text("nonce"));
        return holderSigned ? ACCEPTED : "holder-binding";
    }

    private static String payloadAnswer(Vector vector) {
        byte[] cbor = HexFormat.of().parseHex(vector.text("cbor"));
        return switch (CredentialPayload.parse(cbor)) {
            case CredentialPayload.Refused(PayloadRefusal reason) -> reason.code();
            case CredentialPayload.Accepted(CredentialPayload payload) -> {
                assertThat(payload.encode()).isEqualTo(cbor);
                yield ACCEPTED;
            }
        };
    }

    private static Stream<String> reasons(String directory) {
        return VectorFiles.in(VectorFiles.own("credential/" + directory))
                .filter(vector -> !vector.isAccepted())
                .map(vector -> vector.text("reason"));
    }

    private static Stream<DynamicTest> vectors(String directory, Function<Vector, String> answer) {
        return VectorFiles.in(VectorFiles.own("credential/" + directory))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> assertThat(answer.apply(vector))
                                .isEqualTo(vector.isAccepted() ? ACCEPTED : vector.text("reason"))));
    }

    private static VerifyingKey key(Vector vector) {
        return PublicKeys.fromSpki(Base64.getDecoder().decode(vector.text("publicKey")))
                .orElseThrow();
    }
}
