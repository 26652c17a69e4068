package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.govchain.VectorFiles;
import org.govchain.stream.StreamPayload.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Ranges of readings, made anew and as committed in docs/spec/vectors/stream/range. */
class RangeVectorsTest {

    private static final String FOLDER = "stream/range";
    private static final List<CarriedCase> MADE = RangeCases.all();

    @Test
    void judgesEveryCaseAsItSays() {
        assertThat(MADE).allSatisfy(it -> assertThat(it.judge()).as(it.name()).isEqualTo(it.expected()));
    }

    @Test
    void judgesEveryVectorAsItSays() {
        List<CarriedCase> vectors = vectors();
        assertThat(vectors)
                .allSatisfy(it -> assertThat(it.judge()).as(it.name()).isEqualTo(it.expected()));
        assertThat(vectors.stream().map(CarriedCase::name))
                .containsExactlyInAnyOrderElementsOf(
                        MADE.stream().map(CarriedCase::name).toList());
    }

    static List<CarriedCase> vectors() {
        return VectorFiles.in(VectorFiles.own(FOLDER))
                .map(vector ->
                        CarriedCase.read(CarriedCase.Form.RANGE, vector.name().replace(".json", ""), vector.json()))
                .toList();
    }

    @Test
    void givesTheReadingsOfTheSpanLateOnesIncluded() {
        StreamScene scene = StreamScene.ofTwoHours();
        RangeBundle range = scene.ask(StreamScene.HALF_HOUR);
        RangeVerifier.Report report = RangeVerifier.verify(
                range, Optional.of(TrustPolicy.parse(scene.scene.policyContent().toJson())), scene.scene.now);

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.readings())
                .hasSize(27)
                .allSatisfy(found -> assertThat(found.leaf()).isEqualTo(scene.leaf((int) found.position())));
        assertThat(report.readings().getLast().payload()).isEqualTo(scene.reading(59));
        assertThat(((Reading) report.readings().getFirst().payload()).quantities())
                .hasSize(2);
        assertThat(report.opening().orElseThrow().device()).isEqualTo("wetter-1");
        assertThat(report.finalUntil()).isGreaterThanOrEqualTo(StreamScene.HALF_HOUR.until());
    }

    @Test
    void isReadAsItIsWrittenAndNeverPrintsWhatItSays() {
        RangeBundle range = StreamScene.ofTwoHours().ask(StreamScene.HALF_HOUR);
        byte[] json = range.toJson();

        RangeBundle read = RangeBundle.parse(json).asOptional().orElseThrow();
        assertThat(read.toJson()).isEqualTo(json);
        assertThat(read.toString())
                .isEqualTo("RangeBundle[leaves=" + range.leaves().size() + "]");
        assertThat(new String(json, StandardCharsets.UTF_8)).startsWith("{\"format\":\"govchain-range/1\"");
    }

    /** {@code mvn test -pl service/verifier -am -Dtest=RangeVectorsTest -Dgovchain.writeVectors=true -Dsurefire.failIfNoSpecifiedTests=false} */
    @Test
    @EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
    void writesEveryCase() {
        MADE.forEach(it -> VectorFiles.write(VectorFiles.own(FOLDER), it.name(), it.toJson()));
    }
}
