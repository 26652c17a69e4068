package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.File;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.RangeVerifier.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NotarisedFilesTest {

    private static final byte[] PHOTO = "a photo".getBytes(StandardCharsets.UTF_8);
    private static final long MADE = 1_795_334_400_000L;

    private final List<Found> proven = List.of(
            found(3, new Reading(List.of(new Quantity("state", new Value.Text("open"), "1")), Optional.empty())),
            found(4, new File(Sha256Digest.hash(PHOTO), "image/jpeg", Optional.of("Musterstadt"))),
            found(5, new File(Sha256Digest.hash(new byte[1]), "image/jpeg", Optional.empty())),
            found(9, new File(Sha256Digest.hash(PHOTO), "image/jpeg", Optional.empty())));

    @Test
    void eachTimeThatAFileWasNotarisedIsTold() {
        assertThat(NotarisedFiles.lines(proven, PHOTO))
                .containsExactly("leaf 4, made 2026-11-22T08:00:00Z, Musterstadt", "leaf 9, made 2026-11-22T08:00:00Z");
    }

    @Test
    void aFileThatIsOneByteOffIsNotAmongThem() {
        byte[] changed = PHOTO.clone();
        changed[0] ^= 1;

        assertThat(NotarisedFiles.lines(proven, changed)).isEmpty();
    }

    @Test
    void aRangeThatDoesNotHoldTheFileIsInvalidForIt(@TempDir Path directory) throws IOException {
        JsonNode vector = JsonMapper.shared()
                .readTree(
                        Files.readString(Sandbox.ROOT.resolve("docs/spec/vectors/stream/range/valid-everything.json")));
        Files.writeString(directory.resolve("range.json"), vector.get("range").asString());
        Files.writeString(directory.resolve("policy.json"), vector.get("policy").asString());
        Files.write(directory.resolve("photo.jpg"), PHOTO);
        Sandbox sandbox =
                new Sandbox(directory).at(Instant.parse(vector.get("now").asString()));

        assertThat(verify(sandbox).exitCode()).isEqualTo(ExitCode.OK);
        Sandbox.Run run = verify(sandbox, "--file", "photo.jpg");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("not among these").doesNotContain("notarised");
        assertThat(verify(sandbox, "--file", "missing.jpg").exitCode()).isEqualTo(ExitCode.FAULT);
    }

    private static Sandbox.Run verify(Sandbox sandbox, String... more) {
        return sandbox.run(
                Stream.concat(Stream.of("verify", "--offline", "--trust", "policy.json", "range.json"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Found found(long position, StreamPayload payload) {
        return new Found(
                position,
                new StreamLeaf(payload.kind(), MADE, MADE, 60, new Commitment(Sha256Digest.hash(payload.encode()))),
                payload);
    }
}
