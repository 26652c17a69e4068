package org.govchain.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaltSeedTest {

    private static final long MOST = 1L << 40;

    private final SaltSeed root = SaltSeed.of(40, 0, new byte[32]);

    @Test
    void theSaltOfAPositionIsWhatTheDefinitionSays() {
        for (long position : new long[] {0, 1, 2, 5, 1023, 1024, 999_999_999_999L, MOST - 1}) {
            byte[] seed = new byte[32];
            for (int level = 39; level >= 0; level--) {
                byte[] side = {(byte) ((position >>> level & 1) == 0 ? 2 : 3)};
                seed = Sha256Digest.hash(side, seed).bytes();
            }
            assertThat(root.salt(position)).isEqualTo(Salt.of(Arrays.copyOf(seed, 16)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 8", "3, 4", "5, 13", "1000, 2440", "255, 257", "7, 7"})
    void aCoverOpensExactlyItsPositionsWithFewSeeds(long from, long until) {
        List<SaltSeed> cover = root.cover(from, until);

        assertThat(cover.stream().flatMapToLong(seed -> LongStream.range(seed.from(), seed.until())))
                .containsExactlyElementsOf(LongStream.range(from, until).boxed().toList());
        assertThat(cover.stream().flatMap(seed -> seed.salts(seed.from(), seed.until()).stream()))
                .containsExactlyElementsOf(
                        LongStream.range(from, until).mapToObj(root::salt).toList())
                .containsExactlyElementsOf(root.salts(from, until));
        int bits = 64 - Long.numberOfLeadingZeros(until - from);
        assertThat(cover.size()).isLessThanOrEqualTo(Math.max(1, 2 * bits));
    }

    @Test
    void aSeedLeadsToNothingElse() {
        SaltSeed seed = root.at(4, 100);

        assertThat(seed.from()).isEqualTo(96);
        assertThat(seed.until()).isEqualTo(112);
        assertThat(seed.salt(96)).isEqualTo(root.salt(96));
        assertThat(seed.salt(111)).isEqualTo(root.salt(111));
        for (long position : new long[] {95, 112, 0, -1, MOST}) {
            assertThat(seed.covers(position)).isFalse();
            assertThatThrownBy(() -> seed.salt(position)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> seed.at(5, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seed.cover(90, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seed.cover(100, 113)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsForgottenIsNotCoveredByTheRest() {
        List<SaltSeed> kept = root.cover(1_000, MOST);

        assertThat(kept).hasSizeLessThanOrEqualTo(40).noneMatch(seed -> seed.covers(999));
        assertThat(kept.stream().filter(seed -> seed.covers(123_456)))
                .singleElement()
                .satisfies(seed -> assertThat(seed.salt(123_456)).isEqualTo(root.salt(123_456)));
    }

    @ParameterizedTest
    @CsvSource({"41, 0", "40, 1", "-1, 0", "0, -1", "39, 2", "0, 1099511627776"})
    void nodesThatTheTreeDoesNotHaveAreRefused(int height, long index) {
        assertThat(SaltSeed.exists(height, index)).isFalse();
        assertThatThrownBy(() -> SaltSeed.of(height, index, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsTheSecret() {
        assertThat(root.toString()).isEqualTo("SaltSeed[0 until 1099511627776]");
        assertThatThrownBy(() -> SaltSeed.of(0, 0, new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
