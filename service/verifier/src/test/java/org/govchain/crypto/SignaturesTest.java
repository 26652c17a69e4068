package org.govchain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTest {

    private static final byte[] MESSAGE = "a licence".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void verifiesWhatItSignedAndNothingElse(KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        byte[] signature = RawSigner.of(pair.getPrivate(), algorithm).sign(MESSAGE);

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(signature).hasSize(KeyAlgorithm.SIGNATURE_LENGTH);
        assertThat(key.verify(MESSAGE, signature)).isTrue();
        assertThat(key.verify("another".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] tampered = signature.clone();
            tampered[i] ^= 1;
            assertThat(key.verify(MESSAGE, tampered)).as("byte %d", i).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void refusesSignaturesOutOfRangeWithoutThrowing(KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);

        assertThat(key.verify(MESSAGE, new byte[64])).isFalse();
        assertThat(key.verify(MESSAGE, ones)).isFalse();
        assertThat(key.verify(MESSAGE, new byte[0])).isFalse();
        assertThat(key.verify(MESSAGE, new byte[63])).isFalse();
        assertThat(key.verify(MESSAGE, new byte[65])).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void longMessagesAreSignedAndVerifiedAsShortOnesAre(KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        byte[] message = new byte[3 << 20]; // more than the Corretto provider collects for Ed25519
        random.nextBytes(message);
        byte[] signature = RawSigner.of(pair.getPrivate(), algorithm).sign(message);

        assertThat(key.verify(message, signature)).isTrue();
        message[message.length - 1] ^= 1;
        assertThat(key.verify(message, signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void everyProviderAgrees(KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        byte[] signature = RawSigner.of(pair.getPrivate(), algorithm, CryptoProviders.bouncyCastle())
                .sign(MESSAGE);
        assertThat(key.verify(MESSAGE, signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void signerRefusesAKeyOfAnotherKindAtOnce(KeyAlgorithm algorithm) {
        KeyAlgorithm other = algorithm == KeyAlgorithm.ED25519 ? KeyAlgorithm.P256 : KeyAlgorithm.ED25519;
        KeyPair pair = KeyPairs.generate(algorithm, random);
        assertThatThrownBy(() -> RawSigner.of(pair.getPrivate(), other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(other.name());
    }
}
