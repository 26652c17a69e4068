package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.VectorFiles.Vector;
import org.govchain.crypto.PublicKeys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors of docs/spec/vectors/seal, which every implementation must answer alike. */
class SealVectorsTest {

    private static final String ACCEPTED = "accepted";

    @TestFactory
    Stream<DynamicTest> bytes() {
        return vectors("bytes", SealVectorsTest::sealAnswer);
    }

    @TestFactory
    Stream<DynamicTest> qrText() {
        return vectors("qr-text", SealVectorsTest::qrAnswer);
    }

    @Test
    void everyReasonHasAVector() {
        assertThat(reasons("bytes"))
                .containsAll(Arrays.stream(SealRefusal.values())
                        .map(SealRefusal::code)
                        .toList());
        assertThat(reasons("qr-text"))
                .containsAll(
                        Arrays.stream(QrRefusal.values()).map(QrRefusal::code).toList());
    }

    private static String sealAnswer(Vector vector) {
        byte[] spki = Base64.getDecoder().decode(vector.text("publicKey"));
        return switch (DigitalSeal.parse(HexFormat.of().parseHex(vector.text("seal")))) {
            case DigitalSeal.Refused(SealRefusal reason) -> reason.code();
            case DigitalSeal.Accepted(DigitalSeal seal) ->
                seal.isSignedBy(PublicKeys.fromSpki(spki).orElseThrow()) ? ACCEPTED : "signature";
        };
    }

    private static String qrAnswer(Vector vector) {
        return switch (QrText.parse(vector.text("text"))) {
            case QrText.Refused(QrRefusal reason) -> reason.code();
            case QrText.Accepted(QrText text) -> {
                assertThat(HexFormat.of().formatHex(text.sealBytes().bytes())).isEqualTo(vector.text("bytes"));
                assertThat(text.toString()).isEqualTo(vector.text("text"));
                yield ACCEPTED;
            }
        };
    }

    private static Stream<String> reasons(String directory) {
        return VectorFiles.in(VectorFiles.own("seal/" + directory))
                .filter(vector -> !vector.isAccepted())
                .map(vector -> vector.text("reason"));
    }

    private static Stream<DynamicTest> vectors(String directory, Function<Vector, String> answer) {
        return VectorFiles.in(VectorFiles.own("seal/" + directory))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> assertThat(answer.apply(vector))
                                .isEqualTo(vector.isAccepted() ? ACCEPTED : vector.text("reason"))));
    }
}
