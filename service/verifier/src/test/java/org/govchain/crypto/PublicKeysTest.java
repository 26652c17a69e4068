package org.govchain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicKeysTest {

    private static byte[] freshSpki(KeyAlgorithm algorithm) {
        return KeyPairs.generate(algorithm, new SecureRandom()).getPublic().getEncoded();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void readsACanonicalKeyAndNamesItByItsThumbprint(KeyAlgorithm algorithm) {
        byte[] spki = freshSpki(algorithm);
        VerifyingKey key = PublicKeys.fromSpki(spki).orElseThrow();
        assertThat(key.spki()).isEqualTo(spki);
        assertThat(key.thumbprint()).isEqualTo(Sha256Digest.hash(spki));
        assertThat(key.publicKey().getEncoded()).isEqualTo(spki);
        assertThat(key).isEqualTo(PublicKeys.fromSpki(spki).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void refusesAnyOtherLengthAndAnyOtherHeader(KeyAlgorithm algorithm) {
        byte[] spki = freshSpki(algorithm);
        assertThat(PublicKeys.fromSpki(Arrays.copyOf(spki, spki.length - 1))).isEmpty();
        assertThat(PublicKeys.fromSpki(Arrays.copyOf(spki, spki.length + 1))).isEmpty();
        int header = spki.length - (algorithm == KeyAlgorithm.ED25519 ? 32 : 64);
        for (int i = 0; i < header; i++) {
            byte[] tampered = spki.clone();
            tampered[i] ^= 1;
            assertThat(PublicKeys.fromSpki(tampered)).as("byte %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"P256", "BRAINPOOL_P256R1"})
    void refusesPointsThatAreNotOnTheCurve(KeyAlgorithm algorithm) {
        byte[] spki = freshSpki(algorithm);
        byte[] offCurve = spki.clone();
        offCurve[spki.length - 1] ^= 1;
        assertThat(PublicKeys.fromSpki(offCurve)).isEmpty();

        byte[] zero = spki.clone();
        Arrays.fill(zero, spki.length - 64, spki.length, (byte) 0);
        assertThat(PublicKeys.fromSpki(zero)).isEmpty();

        byte[] outOfField = spki.clone();
        Arrays.fill(outOfField, spki.length - 64, spki.length, (byte) 0xff);
        assertThat(PublicKeys.fromSpki(outOfField)).isEmpty();
    }

    /** The point with x = 0 has a second spelling, x = p, which satisfies the equation as well. */
    @Test
    void refusesACoordinateThatIsNotReduced() {
        BigInteger p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        BigInteger b = new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
        BigInteger y = b.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        assertThat(PublicKeys.fromSpki(p256(BigInteger.ZERO, y))).isPresent();
        assertThat(PublicKeys.fromSpki(p256(p, y))).isEmpty();
    }

    private static byte[] p256(BigInteger x, BigInteger y) {
        byte[] spki = freshSpki(KeyAlgorithm.P256);
        System.arraycopy(HexFormat.of().parseHex("%064x%064x".formatted(x, y)), 0, spki, spki.length - 64, 64);
        return spki;
    }

    @Test
    void refusesEd25519PointsOfSmallOrderAndNonCanonicalOnes() {
        byte[] identity = new byte[32];
        identity[0] = 1;
        byte[] notReduced = new byte[32];
        Arrays.fill(notReduced, (byte) 0xff);
        assertThat(PublicKeys.fromEd25519(identity)).isEmpty();
        assertThat(PublicKeys.fromEd25519(new byte[32])).isEmpty();
        assertThat(PublicKeys.fromEd25519(notReduced)).isEmpty();
        assertThat(PublicKeys.fromEd25519(new byte[31])).isEmpty();
    }
}
