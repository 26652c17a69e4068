package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings from a service that gives them in pages of half an hour, each of them proven, and that may answer something else than what was asked. */
class ReadingsGetCommandTest {

    private static final String LATER = "2026-03-04T00:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private PagingService service;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ProvenStream stream;

    @BeforeEach
    void start() throws IOException {
        stream = ProvenStream.ofTheVectors();
        Files.writeString(directory.resolve("trust.json"), stream.policy);
        service = new PagingService(stream);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void allPagesAreFetchedAndShown() {
        Sandbox.Run run = get("wetter-1", "07:00", "08:20");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VALID", "2026-03-02T07:01:00Z  humidity", "2026-03-02T08:19:00Z  humidity");
        assertThat(run.err()).contains("76 readings, VALID", "\nfinal until 2026-03-02T08:20:01.500Z");
        assertThat(service.asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "json", "senml"})
    void dataOfAllPagesAreOneFileThatItsRangesProve(String format) {
        Sandbox.Run run = get("wetter-1", "07:00", "08:20", "--data", "day." + format, "--out", "range.json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).contains("76 readings, VALID", "final until 2026-03-02T08:20:01.500Z");

        Sandbox.Run checked = sandbox()
                .run(("verify --trust trust.json --range range.json --range range-2.json --range range-3.json day."
                                + format)
                        .split(" "));
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
    }

    @Test
    void anAnswerThatMayStillGrowSaysSoInEachForm() {
        String notYet = "may still grow: final until " + ProvenStream.FINAL_UNTIL;
        assertThat(get("wetter-1", "07:30", "09:30").err()).contains("88 readings, VALID", notYet);
        assertThat(get("wetter-1", "07:30", "09:30", "--format", "csv").err()).contains(notYet);
        assertThat(get("wetter-1", "07:30", "09:30", "--data", "day.csv", "--out", "range.json")
                        .err())
                .contains(notYet);

        assertThat(sandbox()
                        .run("verify", "--trust", "trust.json", "range-4.json")
                        .out())
                .contains("final until  " + ProvenStream.FINAL_UNTIL + ", may still grow");
        assertThat(sandbox()
                        .run("verify", "--trust", "trust.json", "range.json")
                        .out())
                .contains("final until")
                .doesNotContain("may still grow");
    }

    @Test
    void oneReadingIsCountedAsOne() {
        assertThat(get("wetter-1", "07:10", "07:11").err()).contains("1 reading, VALID");
    }

    @Test
    void aForgottenBeginningIsSaid() {
        long kept = service.beginBehind(10);

        Sandbox.Run run = sandbox(LATER).run(arguments("wetter-1", "07:00", "08:20"));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).contains("kept from " + Instant.ofEpochMilli(kept), "is forgotten");
        assertThat(run.out()).doesNotContain("07:10:00Z ").contains("07:12:00Z ");
    }

    @Test
    void nothingIsForgottenWithinADay() {
        long kept = service.beginBehind(10);

        refused(get("wetter-1", "07:00", "08:20"), "answered     from " + Instant.ofEpochMilli(kept) + " on");
    }

    @Test
    void theOpeningIsNeverForgotten() {
        long kept = service.beginBehind(0);

        refused(
                sandbox(LATER).run(arguments("wetter-1", "07:00", "08:20")),
                "answered     from " + Instant.ofEpochMilli(kept) + " on");
    }

    @Test
    void aLaterBeginningThatIsNotThatOfWhatIsLeftIsRefused() {
        service.lie =
                question -> question.from() >= at("07:20") ? question : new Question(at("07:20"), question.until());

        refused(
                sandbox(LATER).run(arguments("wetter-1", "07:00", "08:20")),
                "answered     from 2026-03-02T07:20:00Z on");
    }

    @Test
    void anEarlierBeginningIsRefused() {
        service.lie = question -> new Question(at("07:00"), question.until());

        refused(get("wetter-1", "07:10", "07:20"), "answered     from 2026-03-02T07:00:00Z on");
    }

    @Test
    void anEndThatComesEarlierIsRefused() {
        service.lie = question -> new Question(question.from(), at("07:20"));
        service.pages = 1;

        refused(get("wetter-1", "07:10", "07:30"), "answered     nothing from 2026-03-02T07:20:00Z on");
    }

    @Test
    void anEndThatComesLaterIsRefused() {
        service.lie = question -> new Question(question.from(), at("07:40"));

        refused(get("wetter-1", "07:10", "07:30"), "answered     until 2026-03-02T07:40:00Z");
    }

    @Test
    void aPageThatIsLeftOutIsRefused() {
        service.lie =
                question -> question.from() == at("07:30") ? new Question(at("07:31"), question.until()) : question;

        refused(
                get("wetter-1", "07:00", "08:20"),
                "answered     from 2026-03-02T07:31:00Z on, after 2026-03-02T07:30:00Z");
    }

    @Test
    void aPageThatComesTwiceIsRefusedAtOnce() {
        service.lie = _ -> new Question(at("07:00"), at("07:30"));

        refused(
                get("wetter-1", "07:00", "08:20"),
                "answered     from 2026-03-02T07:00:00Z on, after 2026-03-02T07:30:00Z");
        assertThat(service.asked).hasSize(2);
    }

    @Test
    void pagesThatNobodyIsLedToAreMissed() {
        service.pages = 2;

        refused(get("wetter-1", "07:00", "08:20"), "answered     nothing from 2026-03-02T08:00:00Z on");
    }

    @Test
    void theReadingsOfAnotherDeviceAreRefused() {
        refused(
                get("wetter-2", "07:00", "07:20"),
                "asked        wetter-2 from 2026-03-02T07:00:00Z until 2026-03-02T07:20:00Z",
                "answered     of the device wetter-1 of https://musterstadt.example");
    }

    @Test
    void anotherStreamThanTheOneThatWasNamedIsRefused() {
        refused(
                get("00000000000000000000000000000001", "07:00", "07:20"),
                "answered     of the stream " + ProvenStream.ID);
        assertThat(get(ProvenStream.ID, "07:00", "07:20").exitCode()).isZero();
    }

    @Test
    void pagesOfDifferentHeadsAreRefused() throws IOException {
        RangeBundle other = ProvenStream.ofAnotherHead();
        service.page = range -> range.question().from() == at("07:30") ? with(range.question(), other) : range;

        refused(get("wetter-1", "07:00", "08:20"), "answered     of several states of the stream");
    }

    @Test
    void aDeviceOfAnAuthorityThatThePolicyDoesNotKnowIsRefused() throws IOException {
        Files.writeString(directory.resolve("trust.json"), stream.policyWithoutTheAuthority());

        refused(get("wetter-1", "07:00", "07:20"), "which the trust policy does not know");
    }

    @Test
    void ofSeveralDevicesOfThatNameOneHasToBeMeant() {
        service.listed =
                "{\"id\":\"00000000000000000000000000000001\",\"authority\":\"https://beispielstadt.example\"},"
                        + PagingService.ITEM;
        Sandbox.Run unclear = get("wetter-1", "07:00", "07:20");
        assertThat(unclear.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(unclear.err())
                .contains(
                        "several authorities have a device wetter-1",
                        "https://beispielstadt.example, " + ProvenStream.AUTHORITY);

        assertThat(get("wetter-1", "07:00", "07:20", "--authority", ProvenStream.AUTHORITY)
                        .exitCode())
                .isZero();
    }

    @Test
    void aServiceThatSaysThatAStreamIsOfAnotherAuthorityIsRefused() {
        String other = "https://beispielstadt.example";
        service.listed = PagingService.ITEM.replace(ProvenStream.AUTHORITY, other);

        refused(
                get("wetter-1", "07:00", "07:20", "--authority", other),
                "asked        wetter-1 of " + other,
                "answered     of the device wetter-1 of " + ProvenStream.AUTHORITY);
    }

    @Test
    void whatIsRefusedIsNeitherShownNorWritten() {
        service.pages = 1;
        Sandbox.Run run = get("wetter-1", "07:00", "08:20", "--data", "day.csv", "--out", "range.json");

        refused(run, "nothing from 2026-03-02T07:30:00Z on");
        assertThat(directory.resolve("day.csv")).doesNotExist();
        assertThat(directory.resolve("range.json")).doesNotExist();
        refused(get("wetter-1", "07:00", "08:20", "--format", "csv"), "nothing from 2026-03-02T07:30:00Z on");
    }

    @Test
    void withoutVerifyItIsSaidThatNothingWasChecked() {
        String[] arguments = Arrays.stream(arguments("wetter-1", "07:00", "07:20"))
                .filter(it -> !it.equals("--verify"))
                .toArray(String[]::new);
        Sandbox.Run run = sandbox().run(arguments);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("VALID").contains("2026-03-02T07:19:00Z  humidity");
        assertThat(run.err()).contains("final until", "nothing of this was checked");
    }

    private void refused(Sandbox.Run run, String... lines) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).startsWith("INVALID").contains(lines).doesNotContain("humidity");
        assertThat(run.err()).doesNotContain("VALID");
    }

    private Sandbox.Run get(String name, String from, String until, String... more) {
        return sandbox().run(arguments(name, from, until, more));
    }

    private static String[] arguments(String name, String from, String until, String... more) {
        return Stream.concat(
                        Stream.of(("readings get " + name + " --public --verify --trust trust.json --from "
                                        + Instant.ofEpochMilli(at(from)) + " --until "
                                        + Instant.ofEpochMilli(at(until)))
                                .split(" ")),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Sandbox sandbox() {
        return sandbox(stream.now);
    }

    private Sandbox sandbox(String now) {
        return new Sandbox(directory).at(Instant.parse(now)).with("GOVCHAIN_SERVICE", service.address());
    }

    private static long at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z").toEpochMilli();
    }

    private static RangeBundle with(Question question, RangeBundle range) {
        return new RangeBundle(
                range.stream(),
                question,
                range.opening(),
                range.proof(),
                range.root(),
                range.leaves(),
                range.seeds(),
                range.entry());
    }
}
