package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of the limits of a seal's parts. */
class SealLimitsTest {

    private static final String URI = "musterstadt.example/sl/AAAA";

    @Test
    void aReferenceMatchesItsOwnKeyOnly() {
        Sha256Digest key = Sha256Digest.hash(new byte[] {1});
        SealSigner signer = SealSigner.ofThumbprint(key);
        assertThat(signer.matches(key)).isTrue();
        assertThat(signer.matches(Sha256Digest.hash(new byte[] {2}))).isFalse();
    }

    @Test
    void valuesAreWhatTheirBytesAre() {
        SealValue one = SealValue.of(new byte[] {1, 2});
        assertThat(one).isEqualTo(SealValue.of(new byte[] {1, 2})).hasSameHashCodeAs(SealValue.of(new byte[] {1, 2}));
        assertThat(one).isNotEqualTo(SealValue.of(new byte[] {1, 3})).hasToString("2 bytes");
        assertThat(SealValue.of(new byte[SealValue.MAX_LENGTH]).length()).isEqualTo(2048);
        refuses(() -> SealValue.of(new byte[SealValue.MAX_LENGTH + 1]));

        SealBytes seal = SealBytes.of(new byte[] {1});
        assertThat(seal).isEqualTo(SealBytes.of(new byte[] {1})).hasSameHashCodeAs(SealBytes.of(new byte[] {1}));
        assertThat(seal).isNotEqualTo(SealBytes.of(new byte[] {2})).hasToString("1 bytes");
        assertThat(seal.digest()).isEqualTo(Sha256Digest.hash(new byte[] {1}));
        assertThat(seal.parse()).isInstanceOf(DigitalSeal.Refused.class);
    }

    @Test
    void urisHave1To255VisibleCharacters() {
        String longest = "a".repeat(255);
        assertThat(new SealLinks(longest, "b").profileUri()).isEqualTo(longest);
        assertThat(new SealStatus(longest, 0xffff_ffffL).index()).isEqualTo(0xffff_ffffL);
        for (String bad : new String[] {"", longest + "a", "a b", "ä"}) {
            refuses(() -> new SealLinks(bad, URI));
            refuses(() -> new SealLinks(URI, bad));
            refuses(() -> new SealStatus(bad, 0));
        }
        refuses(() -> new SealStatus(URI, -1));
        refuses(() -> new SealStatus(URI, 0x1_0000_0000L));
    }

    @Test
    void fieldsHaveTagsAndLengthsThatTheSchemaKnows() {
        assertThat(field(10, OptionalInt.of(1)).tag()).isEqualTo(10);
        assertThat(field(254, OptionalInt.of(2048)).tag()).isEqualTo(254);
        refuses(() -> field(9, OptionalInt.empty()));
        refuses(() -> field(255, OptionalInt.empty()));
        refuses(() -> field(10, OptionalInt.of(0)));
        refuses(() -> field(10, OptionalInt.of(2049)));
    }

    @ParameterizedTest
    @CsvSource({"DATE, 0001-01-01", "DATE, 9999-12-31", "DATE_TIME, 9999-12-31T23:59:59"})
    void datesHaveYearsOfUpToFourDigits(SealType type, String text) {
        assertThat(type.encode(text).flatMap(type::decode)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 0000-12-31",
        "DATE, +10000-01-01",
        "DATE_TIME, 0000-12-31T00:00:00",
        "DATE_TIME, +10000-01-01T00:00:00"
    })
    void otherYearsHaveNoForm(SealType type, String text) {
        assertThat(type.encode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026030", "202603022", "2026030a", "2026030/", "2026030:"})
    void datesAreEightDigits(String text) {
        assertThat(SealType.DATE.decode(SealValue.of(text.getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    @Test
    void integersHaveALimit() {
        int largest = 0;
        for (int bytes = 1; bytes <= 64; bytes++) {
            String text = BigInteger.ONE.shiftLeft(8 * bytes - 2).toString();
            if (SealType.INTEGER.encode(text).isPresent()) {
                largest = bytes;
                assertThat(SealType.INTEGER.decode(SealType.INTEGER.encode(text).orElseThrow()))
                        .contains(text);
            }
        }
        assertThat(largest).isEqualTo(SealType.MAX_INTEGER_LENGTH);
    }

    private static SealField field(int tag, OptionalInt length) {
        return new SealField(tag, "FIELD", "a field", SealType.OCTET_STRING, length, true);
    }

    private static void refuses(ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
    }
}
