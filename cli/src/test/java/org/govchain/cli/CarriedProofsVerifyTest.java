package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code govchain verify} of receipts and of ranges of readings: the vectors, each with its exit code and its reason. */
class CarriedProofsVerifyTest {

    private static final Path RECEIPTS = Sandbox.ROOT.resolve("docs/spec/vectors/hand-over/receipt");
    private static final Path RANGES = Sandbox.ROOT.resolve("docs/spec/vectors/stream/range");

    @TempDir
    Path directory;

    static List<Path> folders() {
        return List.of(RECEIPTS, RANGES);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void judgesEveryVectorAsItSays(Path folder) throws IOException {
        List<Path> vectors;
        try (var files = Files.list(folder)) {
            vectors = files.sorted().toList();
        }
        assertThat(vectors).hasSizeGreaterThan(25);
        for (Path vector : vectors) {
            JsonNode json = JsonMapper.shared().readTree(vector);
            String[] expected = json.get("expected").asString().split(" ", 3);
            Sandbox.Run run = verify(json);
            String said = vector.getFileName() + "\n" + run.out() + run.err();
            switch (expected[0]) {
                case "VALID" -> assertThat(run.exitCode()).as(said).isZero();
                case "INVALID" -> assertThat(run.exitCode()).as(said).isEqualTo(3);
                case "INDETERMINATE" -> assertThat(run.exitCode()).as(said).isEqualTo(4);
                default -> assertThat(run.exitCode()).as("unreadable: " + said).isNotZero();
            }
            if (expected.length == 3) {
                assertThat(run.out()).as(said).containsPattern("(?i)" + expected[1] + " .*\\(" + expected[2] + "\\)");
            }
        }
    }

    @Test
    void saysWhatWasHandedOverWhenAndWhy() throws IOException {
        Sandbox.Run run = verify(JsonMapper.shared().readTree(RECEIPTS.resolve("valid-viewed.json")));
        assertThat(run.out())
                .startsWith("VALID")
                .contains("viewed, number 2 of the grant", "2026-03-02T09:00:00Z", "Kaufvertrag", "1 of 3");
    }

    @Test
    void printsReadingsOfARangeThatIsValidAndOfNoOther() throws IOException {
        Sandbox.Run valid = verify(JsonMapper.shared().readTree(RANGES.resolve("valid-half-an-hour.json")));
        assertThat(valid.out())
                .startsWith("VALID")
                .contains("wetter-1 of https://musterstadt.example, as the log states", "readings     27")
                .contains("2026-03-02T07:30:00Z  humidity 68 %  temperature 11 Cel");

        Sandbox.Run changed = verify(JsonMapper.shared().readTree(RANGES.resolve("value-changed.json")));
        assertThat(changed.out()).startsWith("INVALID").doesNotContain("Cel");
    }

    @Test
    void inspectShowsARangeUnchecked() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(RANGES.resolve("value-changed.json"));
        Sandbox sandbox = new Sandbox(directory);
        Path range = sandbox.file("changed.range.json");
        Files.writeString(range, json.get("range").asString());

        Sandbox.Run run = sandbox.run("inspect", range.toString());
        assertThat(run.out()).contains("range of readings", "wetter-1", "leaves");
        assertThat(run.err()).contains("nothing of this was checked");
    }

    private Sandbox.Run verify(JsonNode json) throws IOException {
        Sandbox sandbox =
                new Sandbox(directory).at(Instant.parse(json.get("now").asString()));
        Path file = sandbox.file("carried.json");
        Files.writeString(file, (json.has("range") ? json.get("range") : json.get("receipt")).asString());
        if (!json.has("policy")) {
            return sandbox.run("verify", file.toString());
        }
        Path policy = sandbox.file("policy.json");
        Files.writeString(policy, json.get("policy").asString());
        return sandbox.run("verify", file.toString(), "--trust", policy.toString());
    }
}
