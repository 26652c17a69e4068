package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.status.StatusListId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the status was at a past instant: cases made now, and those that were committed as vectors. */
class PastStatusTest {

    @TestFactory
    Stream<DynamicTest> saysWhatWasRecordedAndWhatHeldInLaw() {
        return PastCases.all().stream().map(it -> dynamicTest(it.base().name(), () -> assertExpected(it)));
    }

    @Test
    void answersEveryVector() {
        VectorFiles.in(VectorFiles.own("history"))
                .map(vector -> PastCase.read(vector.name().replace(".json", ""), vector.json()))
                .forEach(PastStatusTest::assertExpected);
    }

    @Test
    void everyReasonHasAVectorAndEveryCaseIsOne() {
        assertThat(PastCases.all().stream().map(it -> it.expected().reason()).flatMap(Optional::stream))
                .containsAll(Arrays.asList(HistoryReason.values()));
        assertThat(VectorFiles.in(VectorFiles.own("history"))
                        .map(it -> it.name().replace(".json", "")))
                .containsExactlyInAnyOrderElementsOf(
                        PastCases.all().stream().map(it -> it.base().name()).toList());
    }

    @Test
    @EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
    void writesTheVectors() {
        PastCases.all()
                .forEach(it ->
                        VectorFiles.write(VectorFiles.own("history"), it.base().name(), it.toJson()));
    }

    @Test
    void withoutAnInstantTheReportIsWhatItWasByteForByte() {
        PastCase it = PastCases.all().getFirst();
        Verifier verifier =
                Verifier.with(TrustPolicy.parse(it.base().policy().orElseThrow().getBytes(StandardCharsets.UTF_8)));
        StatusHistory told = StatusHistory.parse(it.history().getBytes(StandardCharsets.UTF_8))
                .asOptional()
                .orElseThrow();
        String without = verifier.verify(
                        it.base().presentation(),
                        it.base().evidence(),
                        it.base().now())
                .toJson();
        assertThat(verifier.verify(
                                it.base().presentation(),
                                it.base().evidence().withHistory(told),
                                it.base().now())
                        .toJson())
                .isEqualTo(without)
                .doesNotContain("\"history\"");
    }

    @Test
    void tellsRecordedStatusAndLegalEffectApart() {
        PastStatus past = named("revoked-with-later-effect").judge().history().orElseThrow();
        assertThat(past.english())
                .startsWith("On 2 March 2026, ")
                .contains("it was recorded as revoked, but in law it was valid; ")
                .contains("; revoked on 2 March, 10:39 (CET), effective from 5 March, 01:00 (CET).");
        assertThat(past.german())
                .contains("war es als widerrufen verzeichnet, rechtlich aber gültig; ")
                .contains("; widerrufen am 2. März, 10:39 Uhr, wirksam ab 5. März, 01:00 Uhr.");
        assertThat(named("withdrawal-reaches-back")
                        .judge()
                        .history()
                        .orElseThrow()
                        .german())
                .contains("als gültig verzeichnet, rechtlich aber widerrufen; ")
                .contains("; zurückgenommen am 2. März");
        assertThat(named("superseded-with-its-successor").judge().toJson())
                .contains("\"successor\":{\"credential\":\"00000000-0000-0000-0000-000000000000\",\"version\":2}");
    }

    @Test
    void aHistoryIsReadAsItIsWrittenAlsoInsideABundle() {
        PastCase it = named("sealed-suspended-at-the-instant");
        byte[] text = it.history().getBytes(StandardCharsets.UTF_8);
        StatusHistory told = StatusHistory.parse(text).asOptional().orElseThrow();
        assertThat(told.toJson()).isEqualTo(text);
        Bundle bundle =
                Bundle.parse(it.base().presented().getBytes(StandardCharsets.UTF_8))
                        .asOptional()
                        .orElseThrow()
                        .toBuilder()
                        .history(told)
                        .build();
        Verifier verifier =
                Verifier.with(TrustPolicy.parse(it.base().policy().orElseThrow().getBytes(StandardCharsets.UTF_8)));
        VerificationReport report = verifier.verifyPast(
                Presentation.bundle(bundle.toJson()), Evidence.none(), it.base().now());
        assertThat(PastCase.Expected.of(report)).isEqualTo(it.expected());
        assertThat(StatusHistory.parse("{}".getBytes(StandardCharsets.UTF_8)).asOptional())
                .isEmpty();
    }

    @Test
    void changesAreTakenFromAnotherHistoryOfTheSameListOnlyWhereNoneAreTold() {
        StatusHistory told = new PastScene("2026-03-02T09:25:00Z").history();
        StatusHistory versions = new StatusHistory(told.list(), told.inForce(), told.next(), Optional.empty());

        assertThat(versions.withChangesOf(told)).isEqualTo(told);
        assertThat(told.withChangesOf(told.withChanges(List.of()))).isEqualTo(told);
        StatusHistory ofAnotherList = new StatusHistory(
                new StatusListId("https://siegel.musterstadt.example/sl/other"),
                Optional.empty(),
                Optional.empty(),
                told.changes());
        assertThat(versions.withChangesOf(ofAnotherList)).isEqualTo(versions);
        assertThat(Presentation.bundle("{}".getBytes(StandardCharsets.UTF_8)).history())
                .isEmpty();
    }

    private static PastCase named(String name) {
        return PastCases.all().stream()
                .filter(it -> it.base().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertExpected(PastCase it) {
        VerificationReport report = it.judge();
        assertThat(PastCase.Expected.of(report))
                .as(it.base().name() + " " + report.toJson())
                .isEqualTo(it.expected());
    }
}
