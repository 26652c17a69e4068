package org.govchain.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.govchain.log.Commitment;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLeafTest {

    private static final Commitment COMMITMENT = new Commitment(Sha256Digest.hash(new byte[] {1}));
    private static final long NOON = 1_772_539_200_000L;
    private static final int HOUR = 3600;

    private final StreamLeaf leaf = reading(NOON, NOON - 500, HOUR);

    @Test
    void isVersionKindTimesPromiseAndCommitment() {
        String expected = "0102" + "0000019cb391c200" + "0000019cb391c00c" + "00000e10"
                + COMMITMENT.digest().toHex();

        assertThat(HexFormat.of().formatHex(leaf.bytes())).isEqualTo(expected);
        assertThat(StreamLeaf.parse(leaf.bytes())).isEqualTo(new Parsed.Ok<>(leaf));
        assertThat(leaf.leafHash()).isEqualTo(Sha256Digest.hash(new byte[] {0}, leaf.bytes()));
    }

    /** Prefix, leaf, one byte of padding and eight of length fill one block of 64 bytes. */
    @Test
    void isHashedInOneBlock() {
        assertThat(1 + StreamLeaf.LENGTH + 1 + 8).isLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"0, 02", "1, 00", "1, 06", "2, 80", "10, 80", "18, ff", "15, 93"})
    void otherBytesAreRefused(int position, String value) {
        byte[] bytes = leaf.bytes();
        bytes[position] = (byte) Integer.parseInt(value, 16);
        assertThat(StreamLeaf.parse(bytes)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void missingAndLeftOverBytesAreRefused() {
        assertThat(StreamLeaf.parse(Arrays.copyOf(leaf.bytes(), 53))).isInstanceOf(Parsed.Malformed.class);
        assertThat(StreamLeaf.parse(Arrays.copyOf(leaf.bytes(), 55))).isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest(name = "received +{0} ms, measured {1} ms, lateness {2} s: {3}")
    @CsvSource({
        "0, 0, 3600, true", // at the same instant
        "1, -3600000, 3600, true", // as late as the promise before allows
        "1, -3600001, 3600, false", // a millisecond later than promised
        "-1, -1, 3600, false", // received goes back
        "1000, 0, 3601, true", // the floor stays where it was
        "999, 0, 3601, false", // the floor goes back
        "60000, 0, 0, true" // a closer promise
    })
    void followsOnlyWhereNoPromiseIsBroken(long received, long measured, int lateness, boolean follows) {
        StreamLeaf before = reading(NOON, NOON, HOUR);

        assertThat(reading(NOON + received, NOON + measured, lateness).follows(before))
                .isEqualTo(follows);
    }

    @Test
    void noOpeningFollows() {
        StreamLeaf opening = new StreamLeaf(LeafKind.OPENING, NOON + 1, NOON + 1, HOUR, COMMITMENT);

        assertThat(opening.follows(leaf)).isFalse();
        assertThat(leaf.follows(new StreamLeaf(LeafKind.OPENING, NOON, NOON, HOUR, COMMITMENT)))
                .isTrue();
    }

    @Test
    void aClockMayBeAMinuteAhead() {
        assertThat(reading(NOON, NOON + 60_000, 0).measured()).isEqualTo(NOON + 60_000);
        assertThatThrownBy(() -> reading(NOON, NOON + 60_001, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StreamLeaf(LeafKind.GAP, NOON, NOON - 1, 0, COMMITMENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StreamLeaf reading(long received, long measured, int lateness) {
        return new StreamLeaf(LeafKind.READING, received, measured, lateness, COMMITMENT);
    }
}
