package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case with fresh keys; the committed vectors are the same cases, written down. */
class VerifyCasesTest {

    static List<VerifyCase> cases() {
        CaseMaker maker = new CaseMaker();
        new DocumentCases(maker).all();
        new IssuerCases(maker).all();
        new StatusCases(maker).all();
        new LogCases(maker).all();
        new ConsortiumCases(maker).all();
        new SealedTimeCases(maker).all();
        new PdfCases(maker).all();
        return maker.cases();
    }

    @TestFactory
    Stream<DynamicTest> judgesEveryCaseAsExpected() {
        VerifierCache cache = new VerifierCache(1000);
        return cases().stream()
                .map(it -> dynamicTest(it.name(), () -> {
                    assertExpected(it, it.judge(VerifierCache.none()));
                    assertThat(it.judge(cache)).isEqualTo(it.judge(VerifierCache.none()));
                }));
    }

    static void assertExpected(VerifyCase it, VerificationReport report) {
        VerifyCase.Expected expected = it.expected();
        assertThat(report.checks()).extracting(CheckResult::check).containsExactly(Check.values());
        if (expected.check().isPresent()) {
            Outcome outcome = report.outcome(expected.check().get());
            assertThat(outcome.reason()).as(it.name() + " " + report.toJson()).isEqualTo(expected.reason());
            assertThat(outcome.code())
                    .as(it.name() + " " + report.toJson())
                    .isEqualTo(expected.outcome().orElseThrow());
        }
        assertThat(report.verdict()).as(it.name() + " " + report.toJson()).isEqualTo(expected.verdict());
        // Nothing else may fail: otherwise a case would not notice the loss of the check it is about.
        assertThat(report.checks())
                .as(it.name() + " " + report.toJson())
                .filteredOn(result -> result.outcome() instanceof Outcome.Failed)
                .extracting(CheckResult::check)
                .isSubsetOf(expected.check().map(List::of).orElse(List.of()));
        if (expected.asOf().isPresent()) {
            assertThat(report.asOf()).isEqualTo(expected.asOf());
        }
        assertThat(report.asOf().isPresent()).isEqualTo(report.outcome(Check.STATUS) instanceof Outcome.Passed);
    }

    @Test
    void everyReasonCodeHasACase() {
        assertThat(Stream.concat(
                                cases().stream().map(it -> it.expected().reason()),
                                RangeCases.all().stream().map(CarriedCase::reason))
                        .flatMap(Optional::stream))
                .containsAll(Arrays.asList(ReasonCode.values()));
    }

    @Test
    void everyCaseIsWrittenDown() {
        assertThat(VerifyVectorsTest.vectors())
                .extracting(VerifyCase::name)
                .containsExactlyInAnyOrderElementsOf(
                        cases().stream().map(VerifyCase::name).toList());
    }

    @Test
    void caseNamesAreUnique() {
        assertThat(cases()).extracting(VerifyCase::name).doesNotHaveDuplicates();
    }
}
