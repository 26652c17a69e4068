package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.govchain.service.streams.GapBook.Count;
import org.govchain.service.streams.GapBook.Start;
import org.junit.jupiter.api.Test;

class GapBookTest {

    private static final Count COUNT = new Count(1, "a");

    private final GapBook book = new GapBook();

    @Test
    void aNumberIsTakenOutOfItsGapOnce() {
        book.load(COUNT, 5, 9);

        assertThat(book.fill(COUNT, 7)).isTrue();
        assertThat(book.fill(COUNT, 7)).isFalse();
        assertThat(book.removed()).containsExactly(new Start(COUNT, 5));
        assertThat(book.added())
                .containsOnly(
                        java.util.Map.entry(new Start(COUNT, 5), 6L), java.util.Map.entry(new Start(COUNT, 8), 9L));
    }

    @Test
    void theLastNumberClosesAGap() {
        book.load(COUNT, 5, 5);

        assertThat(book.fill(COUNT, 5)).isTrue();
        assertThat(book.removed()).containsExactly(new Start(COUNT, 5));
        assertThat(book.added()).isEmpty();
    }

    @Test
    void numbersOutsideAndOfOtherCountersAreInNoGap() {
        book.load(COUNT, 5, 9);

        assertThat(book.fill(COUNT, 4)).isFalse();
        assertThat(book.fill(COUNT, 10)).isFalse();
        assertThat(book.fill(new Count(1, "b"), 7)).isFalse();
        assertThat(book.fill(new Count(2, "a"), 7)).isFalse();
        assertThat(book.removed()).isEmpty();
    }

    @Test
    void aGapThatOpensAndClosesInOneGroupIsNeverStored() {
        book.open(COUNT, 3, 3);

        assertThat(book.fill(COUNT, 3)).isTrue();
        assertThat(book.removed()).isEmpty();
        assertThat(book.added()).isEmpty();
    }
}
