package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.Test;

/** The committed vectors, which any other verifier has to answer in the same way. */
class VerifyVectorsTest {

    static List<VerifyCase> vectors() {
        return Stream.concat(VectorFiles.in(VectorFiles.own("verify")), VectorFiles.in(VectorFiles.own("pdf")))
                .map(vector -> CaseJson.read(vector.name().replace(".json", ""), vector.json()))
                .toList();
    }

    /** One test, not one for each vector: the mutation run repeats it for every change and would read all files for each vector. */
    @Test
    void judgesEveryVectorAsItSays() {
        VerifierCache cache = new VerifierCache(1000);
        for (VerifyCase it : vectors()) {
            VerificationReport report = it.judge(VerifierCache.none());
            VerifyCasesTest.assertExpected(it, report);
            assertThat(it.judge(cache)).as(it.name() + " with a cache").isEqualTo(report);
        }
    }

    @Test
    void everyReasonCodeHasAVector() {
        assertThat(Stream.concat(
                                vectors().stream().map(it -> it.expected().reason()),
                                RangeVectorsTest.vectors().stream().map(CarriedCase::reason))
                        .flatMap(Optional::stream))
                .containsAll(Arrays.asList(ReasonCode.values()));
    }
}
