package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.govchain.cli.authority.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestAuthority authority;

    @BeforeEach
    void start() throws IOException {
        authority = TestAuthority.start(directory.resolve("authority"));
        authority.append(599);
        authority.anchor();
        authority.trust(directory.resolve("trust.json"));
        authority.takeRequests();
    }

    @AfterEach
    void stop() throws IOException {
        authority.close();
    }

    @Test
    void copiesEverythingThatAnAuditNeedsAndPublishesItUnderThePathsOfTheService() {
        Sandbox.Run run = mirror("--node", authority.node().toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("log      musterstadt.example/log/test", "600 entries, 1 anchored checkpoints")
                .contains("1 status lists, 1 types, trust policy");
        List<String> copied = authority.takeRequests().stream()
                // A mirror keeps them beside the lists: VerifyPastTest.
                .filter(path -> !path.contains("/versions/"))
                .toList();
        for (String path : copied) {
            assertThat(read(path)).as(path).isEqualTo(path.startsWith("sl/") ? read(path) : authority.published(path));
        }
        for (String tile : List.of("log/tile/0/000", "log/tile/0/002.p/88", "log/tile/1/000.p/2")) {
            assertThat(read(tile)).as(tile).isEqualTo(authority.published(tile));
        }
        Sandbox.Run audit =
                run("audit", "--mirror", "mirror", "--node", authority.node().toString());
        assertThat(audit.out()).as(audit.err()).contains("consistent: entries, tiles, checkpoint and chain agree");
        assertThat(audit.exitCode()).isZero();
    }

    @Test
    void fetchesOnlyWhatIsNew() {
        mirror();
        authority.takeRequests();
        mirror();
        assertThat(authority.takeRequests()).noneMatch(path -> path.startsWith("log/tile"));

        authority.append(200);
        authority.anchor();
        Sandbox.Run run = mirror();

        assertThat(run.out()).contains("200 entries, 1 anchored checkpoints", "entries  800");
        assertThat(authority.takeRequests())
                .contains("log/tile/entries/002", "log/tile/entries/003.p/32")
                .doesNotContain(
                        "log/tile/entries/000", "log/tile/entries/001", "log/tile/0/000", "log/checkpoints/000");
        assertThat(run("audit", "--mirror", "mirror", "--offline").out()).contains("consistent");
    }

    @Test
    void removesPartialTilesThatNobodyAsksForAnyMore() {
        mirror();
        for (int pass = 0; pass < 2; pass++) {
            authority.append(10);
            authority.anchor();
            mirror();
        }
        assertThat(directory.resolve("mirror/log/tile/0/002.p")).isDirectoryNotContaining("glob:**/88");
        assertThat(directory.resolve("mirror/log/tile/0/002.p")).isDirectoryContaining("glob:**/98");
        assertThat(directory.resolve("mirror/log/tile/0/002.p")).isDirectoryContaining("glob:**/108");
        assertThat(run("audit", "--mirror", "mirror", "--offline").exitCode()).isZero();
    }

    @Test
    void publishesNothingOfEntriesThatDoNotHashToTheCheckpointAndGoesOnWhenTheyDo() {
        authority.lie("log/tile/entries/001", changed(authority.published("log/tile/entries/001")));
        Sandbox.Run refused = mirror();

        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.out()).contains("the entries do not hash to the root of the signed checkpoint of size 600");
        assertThat(directory.resolve("mirror/log")).doesNotExist();
        assertThat(evidence()).anyMatch(file -> file.endsWith("served.checkpoint"));

        authority.lie("log/tile/entries/001", null);
        assertThat(mirror().exitCode()).isZero();
        assertThat(run("audit", "--mirror", "mirror", "--offline").exitCode()).isZero();
    }

    @Test
    void refusesTilesThatDoNotHashToTheCheckpointOnceThereIsAMirror() {
        mirror();
        authority.append(300);
        authority.anchor();
        authority.lie("log/tile/0/003.p/132", changed(authority.published("log/tile/0/003.p/132")));
        Sandbox.Run run = mirror();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("the tiles do not hash to the root of the signed checkpoint of size 900");
    }

    @Test
    void refusesAForkAndKeepsBothCheckpoints() {
        mirror();
        byte[] mirrored = read("log/checkpoint");
        authority.fork(3);
        Sandbox.Run sameSize = mirror();
        authority.append(50);
        authority.fork(4);
        Sandbox.Run larger = run(Instant.now().plusSeconds(60), "mirror");

        for (Sandbox.Run run : List.of(sameSize, larger)) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(run.out()).contains("two histories").contains("kept     mirror/evidence/");
        }
        assertThat(read("log/checkpoint")).isEqualTo(mirrored);
        List<Path> kept = evidence();
        assertThat(kept)
                .filteredOn(file -> file.endsWith("mirrored.checkpoint"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file).hasBinaryContent(mirrored));
        assertThat(kept)
                .filteredOn(file -> file.endsWith("served.checkpoint"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(mirrored));
        assertThat(run("audit", "--mirror", "mirror", "--node", authority.node().toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void refusesWhatTheNamedNodeDoesNotHold() {
        authority.fork(3);
        Sandbox.Run run = mirror("--node", authority.node().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("the chain holds no checkpoint of size 600 with this root");
    }

    @Test
    void takesAnOlderStateForALaggingServiceAndNotForAFork() {
        byte[] older = authority.published("log/checkpoint");
        authority.append(40);
        authority.anchor();
        mirror();
        authority.lie("log/checkpoint", older);
        Sandbox.Run run = mirror();

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("the service shows only 600 entries of the same log", "entries  640");
    }

    @Test
    void refusesACheckpointOfAnotherKeyAndAnotherLog() throws IOException {
        try (TestAuthority other = TestAuthority.start(directory.resolve("other"))) {
            other.append(10);
            other.anchor();
            Sandbox.Run run = run(
                    "mirror",
                    "--out",
                    "mirror",
                    "--trust",
                    "trust.json",
                    "--service",
                    other.url().toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
            assertThat(run.err()).contains("is not signed with a key of the trust policy");
        }
        assertThat(mirror("--origin", "nachbarstadt.example/log/1").err())
                .contains("publishes the log musterstadt.example/log/test, not nachbarstadt.example/log/1");
    }

    @Test
    void goesOnWhereAnInterruptedRunStopped() throws IOException {
        authority.lie("log/tile/entries/002.p/88", new byte[0]);
        mirror();
        authority.lie("log/tile/entries/002.p/88", null);
        Files.write(directory.resolve("mirror/.incoming/log/tile/entries/001.tmp"), new byte[] {1});
        authority.takeRequests();

        assertThat(mirror().exitCode()).isZero();
        assertThat(authority.takeRequests())
                .doesNotContain("log/tile/entries/000")
                .contains("log/tile/entries/002.p/88");
        assertThat(directory.resolve("mirror/.incoming")).doesNotExist();
    }

    @Test
    void watchesOnAfterAnOutageUntilItIsEnded() throws InterruptedException {
        authority.lie("log/checkpoint", new byte[0]);
        AtomicReference<Sandbox.Run> ended = new AtomicReference<>();
        Thread watch = Thread.ofPlatform().start(() -> ended.set(mirror("--watch", "1")));
        awaitRequest("log/checkpoint");
        authority.lie("log/checkpoint", null);
        awaitRequest("trust-policy");
        watch.interrupt();
        watch.join();

        Sandbox.Run run = Objects.requireNonNull(ended.get());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("answered 404");
        assertThat(run.out()).contains("600 entries, 1 anchored checkpoints");
    }

    private void awaitRequest(String path) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!authority.takeRequests().contains(path)) {
            assertThat(System.nanoTime()).as("no request for " + path).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void doesNotTakeItsOwnDamageForAFork() throws IOException {
        mirror();
        Path tile = directory.resolve("mirror/log/tile/1/000.p/2");
        Files.write(tile, changed(Files.readAllBytes(tile)));
        Sandbox.Run run = mirror();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("its tiles do not hash to it");
        assertThat(run("audit", "--mirror", "mirror", "--offline").out())
                .contains("tile/1/000.p/2 is not what the entries hash to");
    }

    @Test
    void keepsAStatusListThatWentBackAndDoesNotCopyAForeignPolicy() throws IOException {
        byte[] older = authority.published("sl/AbC1");
        authority.revoke();
        authority.anchor();
        mirror();
        authority.lie("sl/AbC1", older);
        try (TestAuthority other = TestAuthority.start(directory.resolve("other"))) {
            authority.lie("trust-policy", other.published("trust-policy"));
        }
        Sandbox.Run run = mirror();

        assertThat(run.err()).contains("went back from version 2 to 1", "another registry than yours");
        assertThat(run("audit", "--mirror", "mirror", "--offline").exitCode()).isZero();
        Files.write(directory.resolve("mirror/sl/AbC1"), "none".getBytes(UTF_8));
        assertThat(run("audit", "--mirror", "mirror", "--offline").out()).contains("sl/AbC1 is no status list");
    }

    private Sandbox.Run mirror(String... more) {
        return run(Stream.concat(Stream.of("mirror"), Arrays.stream(more)).toArray(String[]::new));
    }

    private Sandbox.Run run(String... arguments) {
        return run(Instant.now(), arguments);
    }

    private Sandbox.Run run(Instant now, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--trust")) {
            all.addAll(List.of("--trust", "trust.json"));
        }
        if (all.getFirst().equals("mirror") && !all.contains("--service")) {
            all.addAll(List.of("--out", "mirror", "--service", authority.url().toString()));
        }
        return new Sandbox(directory).at(now).run(all.toArray(String[]::new));
    }

    private byte[] read(String path) {
        try {
            return Files.readAllBytes(directory.resolve("mirror").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> evidence() {
        try (Stream<Path> files = Files.walk(directory.resolve("mirror/evidence"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another byte in the last hash or entry: still well-formed. */
    private static byte[] changed(byte[] content) {
        byte[] changed = content.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }
}
