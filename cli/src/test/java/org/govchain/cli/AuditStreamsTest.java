package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govchain.cli.authority.TestAuthority;
import org.govchain.cli.authority.TestStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditStreamsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestAuthority authority;

    private final TestStream stream = new TestStream(1, 700);
    private final TestStream forked = new TestStream(stream.id, 2, 700);
    private final TestStream other = new TestStream(3, 20);

    @BeforeEach
    void start() throws IOException {
        authority = TestAuthority.start(directory.resolve("authority"));
        authority.trust(directory.resolve("trust.json"));
        authority.head(stream, 100);
        authority.head(other, 20);
        authority.append(300);
    }

    @AfterEach
    void stop() throws IOException {
        authority.close();
    }

    @Test
    void headsThatContinueOneAnotherAreConsistent() {
        authority.head(stream, 600);
        authority.anchor();

        Sandbox.Run audit = audit();
        assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
        assertThat(audit.out())
                .contains("streams  2 with 3 heads")
                .contains("consistent: entries, tiles, checkpoint and chain agree");
    }

    @Test
    void aForkedStreamIsFoundWhicheverHistoryIsShown() {
        authority.head(forked, 600);
        authority.anchor();

        for (TestStream shown : List.of(stream, forked)) {
            authority.publish(shown);
            Sandbox.Run audit = audit();
            assertThat(audit.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(audit.out())
                    .contains("finding  stream " + stream.id)
                    .contains("has another root at size " + (shown == stream ? 600 : 100));
        }
    }

    @Test
    void aStreamThatShrinksIsFound() {
        authority.head(stream, 99);
        authority.anchor();

        assertThat(audit().out()).contains("entry 303 has size 99 after size 100 in entry 1");
        assertThat(audit().exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Test
    void hashesThatAreNotShownAreFoundAndAnOutageIsNoFinding() {
        authority.anchor();
        authority.lie("streams/" + stream.id + "/tile/0/000.p/100", new byte[0]);

        Sandbox.Run audit = audit();
        assertThat(audit.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(audit.out()).contains("finding  stream " + stream.id + ": tile/0/000.p/100 is missing");
    }

    @Test
    void aMirrorCarriesTheHashesAndIsAuditedWithoutNetwork() throws IOException {
        authority.head(stream, 300);
        authority.anchor();
        assertThat(mirror().out()).contains("streams  2 grown");
        authority.head(stream, 600);
        authority.anchor();
        authority.takeRequests();
        assertThat(mirror().out()).contains("streams  1 grown");
        assertThat(streamRequests())
                .containsExactly("streams/" + stream.id + "/tile/0/001", "streams/" + stream.id + "/tile/0/002.p/88");
        assertThat(streamRequests()).isEmpty();

        Sandbox.Run audit = run("audit", "--mirror", "mirror", "--offline");
        assertThat(audit.out()).as(audit.err()).contains("streams  2 with 4 heads", "consistent");
        assertThat(audit.exitCode()).isZero();

        Path tile = directory.resolve("mirror/streams/" + stream.id + "/tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[17] ^= 1;
        Files.write(tile, hashes);
        assertThat(run("audit", "--mirror", "mirror", "--offline").out())
                .contains("finding  stream " + stream.id + ": entry")
                .contains("has another root at size");
    }

    @Test
    void aMirrorTakesNoHashesThatContradictTheLogAndTakesTheLogAllTheSame() {
        authority.head(forked, 300);
        authority.anchor();

        Sandbox.Run mirror = mirror();
        assertThat(mirror.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(mirror.out())
                .contains("refused  streams/" + stream.id + "/: its hashes do not lead to its head of size 300");
        assertThat(directory.resolve("mirror/streams/" + stream.id)).doesNotExist();
        assertThat(directory.resolve("mirror/streams/" + other.id)).exists();
        assertThat(run("audit", "--mirror", "mirror", "--offline").out())
                .contains("finding  stream " + stream.id + ": tile/0/000 is missing");

        authority.publish(forked);
        assertThat(mirror().out()).contains("streams  1 grown");
        assertThat(run("audit", "--mirror", "mirror", "--offline").out())
                .contains("finding  stream " + stream.id + ": entry 1 has another root at size 100");
    }

    private List<String> streamRequests() {
        List<String> asked = new ArrayList<>(authority.takeRequests());
        asked.removeIf(path -> !path.startsWith("streams/"));
        return asked;
    }

    private Sandbox.Run audit() {
        return run(
                "audit",
                "--service",
                authority.url().toString(),
                "--node",
                authority.node().toString());
    }

    private Sandbox.Run mirror() {
        return run("mirror", "--out", "mirror", "--service", authority.url().toString());
    }

    private Sandbox.Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--trust", "trust.json"));
        return new Sandbox(directory).at(Instant.now()).run(all.toArray(String[]::new));
    }
}
