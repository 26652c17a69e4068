package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a range holds and what is missing in it, for people and for programs. */
class RangeContentsTest {

    private static final Path VECTORS = Sandbox.ROOT.resolve("docs/spec/vectors/stream/range");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void aPersonSeesHowManyReadingsThereAreAndEachGap() throws IOException {
        Sandbox.Run run = verify("valid-half-an-hour");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        "completeness passed",
                        "readings 27",
                        "first 2026-03-02T07:30:00Z at position 30",
                        "last 2026-03-02T07:59:00Z at position 65",
                        "gaps 1",
                        " numbers 40 to 42 of session 1, noticed 2026-03-02T07:43:01.500Z at position 40",
                        "silences 0");
    }

    @Test
    void aSpanWithoutReadingsSaysSo() throws IOException {
        assertThat(verify("valid-a-minute-without-a-reading").out())
                .contains("readings     0")
                .doesNotContain("first ");
    }

    @Test
    void programsGetTheSame() throws IOException {
        JsonNode report = json("valid-half-an-hour", ExitCode.OK);

        assertThat(report.path("format").asString()).isEqualTo("govchain-range-report/1");
        assertThat(report.path("verdict").asString()).isEqualTo("VALID");
        assertThat(report.path("device").path("name").asString()).isEqualTo("wetter-1");
        assertThat(report.path("checks").findValuesAsString("check")).contains("COMPLETENESS");
        assertThat(report.path("contents"))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"finalUntil\":\"2026-03-02T08:00:01.500Z\",\"readings\":27,"
                                + "\"first\":{\"position\":30,\"measured\":\"2026-03-02T07:30:00Z\"},"
                                + "\"last\":{\"position\":65,\"measured\":\"2026-03-02T07:59:00Z\"},"
                                + "\"gaps\":[{\"position\":40,\"noticed\":\"2026-03-02T07:43:01.500Z\",\"session\":\"1\","
                                + "\"first\":40,\"last\":42}],\"silences\":[],\"closed\":0}"));
    }

    @Test
    void nothingIsSaidOfARangeThatIsWrong() throws IOException {
        JsonNode report = json("value-changed", ExitCode.INVALID);

        assertThat(report.path("verdict").asString()).isEqualTo("INVALID");
        assertThat(report.has("contents")).isFalse();
        assertThat(verify("value-changed").out()).doesNotContain("readings").doesNotContain("gaps");
    }

    @Test
    void aFileThatIsNotAmongThemIsNamedNowhere() throws IOException {
        Files.writeString(directory.resolve("photo.jpg"), "a photo");
        Sandbox.Run run = verify("valid-everything", "--json", "--file", "photo.jpg");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(JsonMapper.shared().readTree(run.out()).path("notarised").isEmpty())
                .isTrue();
    }

    @Test
    void dataAndTheirRangeAreOneAnswerForPrograms() throws IOException {
        Files.writeString(directory.resolve("data"), "nothing of it");
        unpack("valid-half-an-hour");
        Sandbox.Run run = sandbox("valid-half-an-hour")
                .run("verify", "--json", "--trust", "policy.json", "--range", "range.json", "data");
        JsonNode answer = JsonMapper.shared().readTree(run.out());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(answer.path("ranges")
                        .get(0)
                        .path("contents")
                        .path("readings")
                        .asInt())
                .isEqualTo(27);
        assertThat(answer.path("data")).isEqualTo(JsonMapper.shared().readTree("{\"same\":false,\"line\":1}"));
    }

    private JsonNode json(String vector, int exitCode) throws IOException {
        Sandbox.Run run = verify(vector, "--json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        return JsonMapper.shared().readTree(run.out()).path("range");
    }

    private Sandbox.Run verify(String vector, String... more) throws IOException {
        unpack(vector);
        List<String> arguments = new ArrayList<>(List.of("verify", "--trust", "policy.json", "range.json"));
        arguments.addAll(List.of(more));
        return sandbox(vector).run(arguments.toArray(String[]::new));
    }

    private void unpack(String vector) throws IOException {
        Files.writeString(
                directory.resolve("range.json"), read(vector).path("range").asString());
        Files.writeString(
                directory.resolve("policy.json"), read(vector).path("policy").asString());
    }

    private Sandbox sandbox(String vector) throws IOException {
        return new Sandbox(directory).at(Instant.parse(read(vector).path("now").asString()));
    }

    private static JsonNode read(String vector) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(VECTORS.resolve(vector + ".json")));
    }
}
