package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers of foreign bytes answer, they never throw; and a QR text has one spelling.
 *
 * <p>In the normal run each test sees its seeds, the vectors. To look for new inputs, one test at a time:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/verifier -am -Dtest='SealFuzzTest#seal'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SealFuzzTest {

    @MethodSource("seals")
    @FuzzTest(maxDuration = "5m")
    void seal(byte[] input) {
        if (DigitalSeal.parse(input) instanceof DigitalSeal.Accepted(DigitalSeal seal)) {
            assertThat(seal.bytes()).isEqualTo(input);
            TestProfile.LIQUOR_LICENCE.check(seal.content());
            assertThat(TestProfile.LIQUOR_LICENCE.read(seal.content())).hasSizeLessThanOrEqualTo(11);
            seal.content()
                    .status()
                    .ifPresent(status -> status.reference()
                            .ifPresent(
                                    reference -> assertThat(reference.index()).isEqualTo((int) status.index())));
        }
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "5m")
    void qrText(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (QrText.parse(text) instanceof QrText.Accepted(QrText accepted)) {
            assertThat(accepted.toString()).isEqualTo(text);
        }
    }

    static Stream<byte[]> seals() {
        return VectorFiles.in(VectorFiles.own("seal/bytes"))
                .map(vector -> HexFormat.of().parseHex(vector.text("seal")));
    }

    static Stream<byte[]> texts() {
        return VectorFiles.in(VectorFiles.own("seal/qr-text"))
                .map(vector -> vector.text("text").getBytes(StandardCharsets.UTF_8));
    }
}
