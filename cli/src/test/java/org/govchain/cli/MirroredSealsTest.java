package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govchain.cli.authority.TestAuthority;
import org.govchain.verify.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consortium's seals in a mirror: with them, and without any server or node, a document's time is proven. */
class MirroredSealsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestAuthority authority;

    @BeforeEach
    void start() throws IOException {
        authority = TestAuthority.start(directory.resolve("authority"));
        authority.nameValidators();
        Bundle bundle = authority.issue();
        authority.append(300);
        authority.anchor();
        authority.append(10);
        authority.anchor();
        authority.trust(directory.resolve("trust.json"));
        Files.write(directory.resolve("licence.json"), bundle.toJson());
    }

    @AfterEach
    void stop() throws IOException {
        authority.close();
    }

    @Test
    void aSealedCheckpointInTheMirrorPassesTheConsortiumCheckWithEverythingSwitchedOff() throws IOException {
        authority.seal(3);
        assertThat(mirror()).contains("sealed   2 of 2 checkpoints");
        authority.close();
        Sandbox.Run run = run("verify", "licence.json", "--offline", "--mirror", "mirror", "--lang", "en");

        assertThat(run.out()).startsWith("VALID").contains("CONSORTIUM      passed");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aSealThatComesAfterItsPageWasCopiedIsFetchedLaterAndOnlyOnce() {
        assertThat(mirror()).contains("sealed   0 of 2 checkpoints");
        assertThat(verify()).contains("consortium-seal-not-at-hand");
        authority.seal(3);
        authority.takeRequests();

        assertThat(mirror()).contains("nothing: the mirror has it all", "sealed   2 of 2 checkpoints");
        assertThat(authority.takeRequests())
                .contains("log/checkpoints/001.p/56")
                .doesNotContain("log/checkpoints/000");
        assertThat(verify()).contains("CONSORTIUM      passed");
        mirror();
        assertThat(authority.takeRequests()).noneMatch(path -> path.startsWith("log/checkpoints"));
    }

    @Test
    void aSealOfTooFewIsNotLetIntoTheMirrorAndReplacesNone() {
        authority.seal(2);
        Sandbox.Run first = run(mirrorArguments());
        assertThat(first.out()).contains("sealed   0 of 2 checkpoints");
        assertThat(first.err())
                .contains("not copied: ", "consortium seals that are not by the validators of your policy");
        assertThat(verify()).contains("consortium-seal-not-at-hand");

        authority.seal(3);
        assertThat(mirror()).contains("sealed   2 of 2 checkpoints");
        authority.seal(2);
        authority.append(5);
        authority.anchor();
        assertThat(mirror()).contains("sealed   2 of 3 checkpoints");
        assertThat(verify()).contains("CONSORTIUM      passed");
    }

    private String mirror() {
        Sandbox.Run run = run(mirrorArguments());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.out();
    }

    private String[] mirrorArguments() {
        return new String[] {
            "mirror", "--out", "mirror", "--service", authority.url().toString()
        };
    }

    private String verify() {
        return run("verify", "licence.json", "--offline", "--mirror", "mirror", "--lang", "en")
                .out();
    }

    private Sandbox.Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--trust", "trust.json"));
        return new Sandbox(directory).at(Instant.now()).run(all.toArray(String[]::new));
    }
}
