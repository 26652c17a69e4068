package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamPayload;
import org.govchain.verify.RangeBundle.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeMarksTest {

    private static final long END = StreamScene.START + 121 * StreamScene.MINUTE;
    private static final Question LAST_HALF_HOUR =
            new Question(END - 30 * StreamScene.MINUTE, END + StreamScene.MINUTE);

    @Test
    void gapsOfTheSpanAreNamedBesideTheReadings() {
        RangeVerifier.Report report = verified(StreamScene.ofTwoHours().ask(StreamScene.HALF_HOUR));

        assertThat(report.marks())
                .extracting(RangeVerifier.Found::payload)
                .containsExactly(new StreamPayload.Gap("1", 40, 42));
        assertThat(report.readings()).noneMatch(found -> found.payload() instanceof StreamPayload.Gap);
    }

    @Test
    void aGapThatIsNotOpenedIsCountedAllTheSame() {
        RangeBundle range = StreamScene.ofTwoHours().ask(StreamScene.HALF_HOUR);
        RangeVerifier.Report report = verified(new RangeEdit(range)
                .leaves(range.leaves().stream().map(RangeMarksTest::closed).toList()));

        assertThat(report.marks()).isEmpty();
        assertThat(report.closedMarks()).isEqualTo(1);
        assertThat(report.toJson(range)).doesNotContain("contents");
        assertThat(verified(range).closedMarks()).isZero();
    }

    private static RangeBundle.Leaf closed(RangeBundle.Leaf leaf) {
        return leaf.leaf().kind() == LeafKind.GAP ? new RangeBundle.Leaf(leaf.leaf(), Optional.empty()) : leaf;
    }

    @Test
    void marksOutsideOfTheSpanAreNot() {
        assertThat(verified(StreamScene.ofTwoHours().ask(LAST_HALF_HOUR)).marks())
                .isEmpty();
    }

    /** Between the leaf before, a second and a half behind its minute, and its own: not longer than the service listened, and not into the future. */
    @ParameterizedTest
    @CsvSource({"-58500, PASSED", "-30000, PASSED", "0, PASSED", "-58501, FAILED", "1, FAILED"})
    void aSilenceLiesBetweenTheLeafBeforeAndItself(long since, String schema) {
        StreamScene scene = StreamScene.ofTwoHours();
        scene.add(END, END, new StreamPayload.Silence(END + since, 60));
        RangeVerifier.Report report = verified(scene.ask(LAST_HALF_HOUR));
        Outcome outcome = report.results().stream()
                .filter(result -> result.check() == Check.SCHEMA)
                .findFirst()
                .orElseThrow()
                .outcome();

        assertThat(outcome instanceof Outcome.Passed).isEqualTo(schema.equals("PASSED"));
        assertThat(report.marks()).hasSize(1);
    }

    private static RangeVerifier.Report verified(RangeBundle range) {
        return RangeVerifier.verify(range, Optional.empty(), Instant.ofEpochMilli(END));
    }
}
