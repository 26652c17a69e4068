package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.govchain.stream.LeafKind;
import org.govchain.verify.RangeBundle.Question;
import org.junit.jupiter.api.Test;

class RangeCutTest {

    private static final int BUNDLE = 2 << 20;
    private static final int PAYLOAD = 60;
    /** {@code {"height":0,"index":1234567,"seed":"<43>"},} */
    private static final int SEED = 76;

    private static final int TIMES = 20;

    private static final int LATENESS_SECONDS = 21_600;

    /** A device that sends what it kept between what it measures now: each opened leaf needs a seed of its own. */
    @Test
    void leavesThatAreOpenedOneByOneLeaveRoomForTheirSeeds() {
        Question question = new Question(0, 20_000_000);
        RangeCut cut = new RangeCut(question, 1_000_000);
        long received = 40_000_000;
        while (cut.take(row(cut.rows().size(), received)).isEmpty()) {
            received += 10;
        }

        int pairs = cut.rows().size() / 2;
        assertThat(pairs).isGreaterThan(5_000);
        assertThat(pairs * (4L * PAYLOAD / 3 + SEED + 43 + 2 * TIMES)).isLessThan(BUNDLE);
    }

    private static Row row(long position, long received) {
        long measured = position % 2 == 0 ? received : position;
        return new Row(1, position, LeafKind.READING, received, measured, LATENESS_SECONDS, new byte[PAYLOAD]);
    }
}
