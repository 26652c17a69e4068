package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code govchain verify} of receipts: the vectors, each with its exit code and its reason. */
class ReceiptVerifyTest {

    private static final Path VECTORS = Sandbox.ROOT.resolve("docs/spec/vectors/hand-over/receipt");

    @TempDir
    Path directory;

    @Test
    void judgesEveryVectorAsItSays() throws IOException {
        List<Path> vectors;
        try (var files = Files.list(VECTORS)) {
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
        Sandbox.Run run = verify(JsonMapper.shared().readTree(VECTORS.resolve("valid-viewed.json")));
        assertThat(run.out())
                .startsWith("VALID")
                .contains("viewed, number 2 of the grant", "2026-03-02T09:00:00Z", "Kaufvertrag", "1 of 3");
    }

    private Sandbox.Run verify(JsonNode json) throws IOException {
        Sandbox sandbox =
                new Sandbox(directory).at(Instant.parse(json.get("now").asString()));
        Path receipt = sandbox.file("view.receipt.json");
        Files.writeString(receipt, json.get("receipt").asString());
        if (!json.has("policy")) {
            return sandbox.run("verify", receipt.toString());
        }
        Path policy = sandbox.file("policy.json");
        Files.writeString(policy, json.get("policy").asString());
        return sandbox.run("verify", receipt.toString(), "--trust", policy.toString());
    }
}
