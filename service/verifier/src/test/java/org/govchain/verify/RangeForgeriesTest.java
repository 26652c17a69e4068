package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing but the range proof stands between a forged range and VALID: else the vectors would not show that it is checked. */
class RangeForgeriesTest {

    /** One is received before the one before it: rule 2, which is asked behind the proof, would notice, too. */
    private static final Set<String> AGAINST_A_RULE = Set.of("asked-readings-exchanged");

    private final StreamScene genuine = StreamScene.ofTwoHours();

    @ParameterizedTest
    @MethodSource("org.govchain.verify.RangeForgeries#all")
    void wouldCountIfTheLogHadItsHead(RangeForgeries.Forgery forgery) {
        RangeVerifier.Report report = verified(forgery.own());

        if (AGAINST_A_RULE.contains(forgery.name())) {
            assertThat(completeness(report).reason()).contains(ReasonCode.STREAM_RULE_BROKEN);
        } else {
            assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        }
    }

    @ParameterizedTest
    @MethodSource("org.govchain.verify.RangeForgeries#all")
    void isNoticedByTheRangeProofAlone(RangeForgeries.Forgery forgery) {
        RangeVerifier.Report report = verified(forgery.shown());

        assertThat(completeness(report).reason()).contains(ReasonCode.RANGE_PROOF_WRONG);
        assertThat(report.results())
                .filteredOn(result -> result.check() != Check.COMPLETENESS)
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Passed.class));
    }

    private static Outcome completeness(RangeVerifier.Report report) {
        return report.results().stream()
                .filter(result -> result.check() == Check.COMPLETENESS)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private RangeVerifier.Report verified(RangeBundle range) {
        return RangeVerifier.verify(
                range,
                Optional.of(TrustPolicy.parse(genuine.scene.policyContent().toJson())),
                genuine.scene.now);
    }
}
