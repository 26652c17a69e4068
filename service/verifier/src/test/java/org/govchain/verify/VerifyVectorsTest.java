package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The committed vectors, which any other verifier has to answer in the same way. */
class VerifyVectorsTest {

    private static List<VerifyCase> vectors() {
        return VectorFiles.in(VectorFiles.own("verify"))
                .map(vector -> CaseJson.read(vector.name().replace(".json", ""), vector.json()))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> judgesEveryVectorAsItSays() {
        return vectors().stream()
                .map(it -> dynamicTest(
                        it.name(), () -> VerifyCasesTest.assertExpected(it, it.judge(VerifierCache.none()))));
    }

    @Test
    void everyReasonCodeHasAVector() {
        assertThat(vectors().stream().map(it -> it.expected().reason()).flatMap(Optional::stream))
                .containsAll(Arrays.asList(ReasonCode.values()));
    }

    @Test
    void everyCaseIsWrittenDown() {
        assertThat(vectors())
                .extracting(VerifyCase::name)
                .containsExactlyInAnyOrderElementsOf(
                        VerifyCasesTest.cases().stream().map(VerifyCase::name).toList());
    }
}
