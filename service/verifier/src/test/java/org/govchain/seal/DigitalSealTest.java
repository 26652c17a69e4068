package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.govchain.TestKey;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;
import org.junit.jupiter.api.Test;

class DigitalSealTest {

    @Test
    void ofALiquorLicenceFitsIntoItsBudget() {
        assertThat(TestProfile.seal()).hasSizeLessThanOrEqualTo(370);
    }

    @Test
    void isSignedByItsKeyOnly() {
        DigitalSeal seal = accepted(TestProfile.seal());
        assertThat(seal.isSignedBy(TestProfile.KEY.verifyingKey())).isTrue();
        assertThat(seal.isSignedBy(TestKey.named("other").verifyingKey())).isFalse();
        assertThat(seal.digest()).isEqualTo(Sha256Digest.hash(TestProfile.seal()));
    }

    @Test
    void namesItsKeyByTheFirstTwentyBytesOfTheThumbprint() {
        Sha256Digest thumbprint = TestProfile.KEY.verifyingKey().thumbprint();
        assertThat(accepted(TestProfile.seal()).certificateReference())
                .isEqualToIgnoringCase(thumbprint.toHex().substring(0, 40));
        assertThat(SealSigner.ofThumbprint(thumbprint).matches(thumbprint)).isTrue();
    }

    @Test
    void canBeSignedWithBrainpool() {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.BRAINPOOL_P256R1, new SecureRandom());
        RawSigner signer = RawSigner.of(pair.getPrivate(), KeyAlgorithm.BRAINPOOL_P256R1);
        UnsignedSeal unsigned = UnsignedSeal.of(
                new SealSigner("0".repeat(40)), TestProfile.DAY, TestProfile.DAY, TestProfile.content());
        DigitalSeal seal = accepted(unsigned.sign(signer.sign(unsigned.signedBytes())));
        assertThat(seal.isSignedBy(PublicKeys.fromJdk(pair.getPublic()).orElseThrow()))
                .isTrue();
    }

    @Test
    void breaksWithEveryChangedByte() {
        byte[] seal = TestProfile.seal();
        for (int i = 0; i < seal.length; i++) {
            byte[] changed = seal.clone();
            changed[i] ^= 1;
            if (DigitalSeal.parse(changed) instanceof DigitalSeal.Accepted(DigitalSeal parsed)) {
                assertThat(parsed.isSignedBy(TestProfile.KEY.verifyingKey()))
                        .as("byte %d", i)
                        .isFalse();
            }
        }
    }

    @Test
    void isRefusedAtEveryLengthButItsOwn() {
        byte[] seal = TestProfile.seal();
        for (int length = 0; length < seal.length; length++) {
            assertThat(DigitalSeal.parse(Arrays.copyOf(seal, length))).isInstanceOf(DigitalSeal.Refused.class);
        }
        assertThat(DigitalSeal.parse(Arrays.copyOf(seal, seal.length + 1)))
                .isEqualTo(new DigitalSeal.Refused(SealRefusal.BAD_SIGNATURE_ZONE));
        assertThat(DigitalSeal.parse(Arrays.copyOf(seal, 3_000)))
                .isEqualTo(new DigitalSeal.Refused(SealRefusal.MISALIGNED));
    }

    @Test
    void announcesItsLengthBeforeItIsSigned() {
        UnsignedSeal unsigned = UnsignedSeal.of(
                new SealSigner("A".repeat(40)), TestProfile.DAY, TestProfile.DAY, TestProfile.content());
        assertThat(unsigned.sign(new byte[64])).hasSize(unsigned.signedLength());
        assertThatThrownBy(() -> unsigned.sign(new byte[63])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesLongValuesUpToWhatASymbolHolds() {
        for (int length : new int[] {0, 127, 128, 255, 256, 2_048}) {
            SealContent content = withValue(10, length);
            UnsignedSeal unsigned =
                    UnsignedSeal.of(new SealSigner("A".repeat(40)), TestProfile.DAY, TestProfile.DAY, content);
            assertThat(accepted(unsigned.sign(new byte[64])).content()).isEqualTo(content);
        }
        SealContent tooLong = with(withValue(10, 2_048), 11, SealValue.of(new byte[700]));
        assertThatThrownBy(() ->
                        UnsignedSeal.of(new SealSigner("A".repeat(40)), TestProfile.DAY, TestProfile.DAY, tooLong))
                .hasMessageContaining("symbol");
    }

    @Test
    void refusesToWriteContentOfTheOlderEdition() {
        SealContent good = TestProfile.content();
        SealContent withoutLinks = new SealContent(
                good.profile(), good.validFrom(), good.validTo(), Optional.empty(), good.status(), good.values());
        SealSigner signer = new SealSigner("A".repeat(40));
        assertThatThrownBy(() -> UnsignedSeal.of(signer, TestProfile.DAY, TestProfile.DAY, withoutLinks))
                .hasMessageContaining("URIs");
        assertThatThrownBy(() -> UnsignedSeal.of(signer, TestProfile.DAY, TestProfile.DAY, withValue(9, 1)))
                .hasMessageContaining("0A to FE");
        assertThatThrownBy(() -> withValue(255, 1)).hasMessageContaining("0A to FE");
        assertThatThrownBy(() -> new SealSigner("a".repeat(40))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SealLinks("", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SealStatus("a", 1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointsToTheStatusListOfTheCredential() {
        StatusReference reference =
                new StatusReference(new StatusListId("https://musterstadt.example/status-lists/1"), 104_711);
        SealStatus status = accepted(TestProfile.seal()).content().status().orElseThrow();
        assertThat(status).isEqualTo(SealStatus.of(reference));
        assertThat(status.reference()).contains(reference);
        StatusReference plain = new StatusReference(new StatusListId("http://localhost:8080/s/1"), 0);
        assertThat(SealStatus.of(plain).reference()).contains(plain);
        assertThat(new SealStatus("musterstadt.example/1", 1 << 17).reference()).isEmpty();
        assertThat(new SealStatus("ftp://a", 1).reference()).isEmpty();
    }

    @Test
    void keepsEveryStatusIndexOfFourBytes() {
        for (long index : new long[] {0, 127, 128, 255, 256, 32_768, 104_711, 1L << 31, (1L << 32) - 1}) {
            SealContent good = TestProfile.content();
            SealContent content = new SealContent(
                    good.profile(),
                    good.validFrom(),
                    good.validTo(),
                    good.links(),
                    Optional.of(new SealStatus("a.example", index)),
                    good.values());
            byte[] seal = UnsignedSeal.of(new SealSigner("A".repeat(40)), TestProfile.DAY, TestProfile.DAY, content)
                    .sign(new byte[64]);
            assertThat(accepted(seal).content()).isEqualTo(content);
        }
    }

    @Test
    void keepsClaimsOutOfItsText() {
        assertThat(TestProfile.content().toString()).doesNotContain("Goldenen", "32-4");
    }

    static DigitalSeal accepted(byte[] bytes) {
        return switch (DigitalSeal.parse(bytes)) {
            case DigitalSeal.Accepted(DigitalSeal seal) -> seal;
            case DigitalSeal.Refused(SealRefusal reason) -> throw new AssertionError(reason.code());
        };
    }

    private static SealContent withValue(int tag, int length) {
        return with(TestProfile.content(), tag, SealValue.of(new byte[length]));
    }

    private static SealContent with(SealContent content, int tag, SealValue value) {
        SortedMap<Integer, SealValue> values = new TreeMap<>();
        content.values().forEach((key, existing) -> {
            if (key == 10) {
                values.put(key, existing);
            }
        });
        values.put(tag, value);
        return new SealContent(
                content.profile(), content.validFrom(), content.validTo(), content.links(), content.status(), values);
    }
}
