package org.govchain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys and signatures of others are answered, never thrown at. To look for new inputs: {@code JAZZER_FUZZ=1 mvn test
 * -Djazzer.hooks=true -pl service/verifier -am -Dtest='CryptoFuzzTest#spki' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CryptoFuzzTest {

    private static final byte[] POINT = new byte[65];

    @MethodSource("keys")
    @FuzzTest(maxDuration = "5m")
    void spki(byte[] input) {
        PublicKeys.fromSpki(input).ifPresent(key -> {
            assertThat(key.spki()).isEqualTo(input);
            assertThat(key.publicKey().getEncoded()).isEqualTo(input);
        });
    }

    @MethodSource("keys")
    @FuzzTest(maxDuration = "5m")
    void signature(byte[] input) {
        for (VerifyingKey key : keysOfEachKind()) {
            assertThat(key.verify(input, Arrays.copyOf(input, KeyAlgorithm.SIGNATURE_LENGTH)))
                    .isFalse();
            assertThat(key.verify(POINT, input)).isFalse();
        }
    }

    static Stream<byte[]> keys() {
        byte[] full = new byte[64];
        Arrays.fill(full, (byte) 0xff);
        return Stream.concat(
                keysOfEachKind().stream().map(VerifyingKey::spki), Stream.of(new byte[64], full, new byte[0], POINT));
    }

    /** Base points, which are valid keys that nobody has to keep secret. */
    private static List<VerifyingKey> keysOfEachKind() {
        return Stream.of(
                        "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
                                + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                                + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
                        "305a301406072a8648ce3d020106092b240303020801010703420004"
                                + "8bd2aeb9cb7e57cb2c4b482ffc81b7afb9de27e1e3bd23c23a4453bd9ace3262"
                                + "547ef835c3dac4fd97f8461a14611dc9c27745132ded8e545c1d54c72f046997",
                        "302a300506032b65700321005866666666666666666666666666666666666666666666666666666666666666")
                .map(hex -> PublicKeys.fromSpki(HexFormat.of().parseHex(hex)).orElseThrow())
                .toList();
    }
}
