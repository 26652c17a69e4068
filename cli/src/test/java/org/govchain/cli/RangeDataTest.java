package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of readings against a range of the vectors. */
class RangeDataTest {

    private static final Path VECTORS = Sandbox.ROOT.resolve("docs/spec/vectors/stream/range");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JsonNode vector;

    @BeforeEach
    void unpack() throws IOException {
        vector = JsonMapper.shared().readTree(VECTORS.resolve("valid-half-an-hour.json"));
        write("range.json", vector.path("range").asString());
        JsonNode policy = vector.path("policy");
        write("trust.json", policy.isString() ? policy.asString() : policy.toString());
    }

    @ParameterizedTest
    @EnumSource
    void dataThatAreExactlyWhatIsProvenAreValid(ReadingsFormat format) throws IOException {
        write("data", text(format));

        Sandbox.Run run = verify("range.json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VALID", "the same, as " + format.mediaType());
    }

    @ParameterizedTest
    @EnumSource
    void aChangedDigitIsNotWhatIsProven(ReadingsFormat format) throws IOException {
        String text = text(format);
        int digit = text.lastIndexOf('1');
        write("data", text.substring(0, digit) + "2" + text.substring(digit + 1));

        Sandbox.Run run = verify("range.json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("not what is proven, from line");
    }

    @Test
    void aLeftOutRowIsNotWhatIsProven() throws IOException {
        String text = text(ReadingsFormat.NDJSON);
        write("data", text.substring(text.indexOf('\n') + 1));

        assertThat(verify("range.json").exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Test
    void whatIsNotProvenProvesNoData() throws IOException {
        write("data", text(ReadingsFormat.CSV));
        JsonNode wrong = JsonMapper.shared().readTree(VECTORS.resolve("value-changed.json"));
        write("range.json", wrong.path("range").asString());

        Sandbox.Run run = verify("range.json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("INVALID").doesNotContain("the same");
    }

    @Test
    void rangesThatDoNotFollowEachOtherAreAFault() throws IOException {
        write("data", text(ReadingsFormat.CSV));

        Sandbox.Run run = verify("range.json", "--range", "range.json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("do not follow each other");
    }

    /** Each is proven, and what was received between their heads is in neither. */
    @Test
    void rangesOfSeveralHeadsWithRoomBetweenThemAreAFault() throws IOException {
        RangeBundle early = ProvenStream.ofAnotherHead();
        RangeBundle late = ProvenStream.ofTheVectors()
                .ask(new Question(early.question().until(), early.question().until() + 600_000));
        write("range.json", new String(early.toJson(), StandardCharsets.UTF_8));
        write("late.json", new String(late.toJson(), StandardCharsets.UTF_8));
        write("data", text(ReadingsFormat.CSV));

        Sandbox.Run run = verify("range.json", "--range", "late.json");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("leave room between them");
    }

    private Sandbox.Run verify(String range, String... more) {
        String[] arguments = {"verify", "--trust", "trust.json", "--range", range};
        String[] all = java.util.stream.Stream.of(arguments, more, new String[] {"data"})
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        return new Sandbox(directory)
                .at(Instant.parse(vector.path("now").asString()))
                .run(all);
    }

    private String text(ReadingsFormat format) {
        RangeBundle range = RangeBundle.parse(vector.path("range").asString().getBytes(StandardCharsets.UTF_8))
                .asOptional()
                .orElseThrow();
        RangeVerifier.Report report = RangeVerifier.verify(range, Optional.empty(), Instant.EPOCH);
        return new String(format.write(ReadingsSpan.of(range, report).orElseThrow()), StandardCharsets.UTF_8);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
