package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govchain.cli.authority.LaggingNode;
import org.govchain.cli.authority.TestAuthority;
import org.govchain.cli.mirror.MirrorDirectory;
import org.govchain.cli.mirror.MirroredLog;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document handed out before it was anchored, checked years later: by a mirror, by members' nodes, without the issuer. */
class VerifyByMirrorTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestAuthority authority;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Bundle bundle;

    @BeforeEach
    void start() throws IOException {
        authority = TestAuthority.start(directory.resolve("authority"));
        authority.append(300);
        bundle = authority.issue();
        authority.append(10);
        authority.anchor();
        authority.append(500);
        authority.anchor();
        authority.trust(directory.resolve("trust.json"));
        Files.write(directory.resolve("licence.json"), bundle.toJson());
        mirror();
        authority.takeRequests();
    }

    @AfterEach
    void stop() throws IOException {
        authority.close();
    }

    @Test
    void provesADocumentWithoutProofWhenEveryServerIsOff() throws IOException {
        assertThat(verify("--offline").out()).startsWith("INDETERMINATE");
        authority.close();
        Sandbox.Run run = verify("--offline", "--mirror", "mirror");

        assertThat(run.out()).startsWith("VALID").contains("musterstadt.example/log/test, entry 301");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void confirmsItWithAMembersNodeAndAsksNoService() {
        Sandbox.Run run =
                verify("--mirror", "mirror", "--node", authority.node().toString());

        assertThat(run.out()).startsWith("VALID").contains("ANCHOR          passed");
        assertThat(authority.takeRequests()).isEmpty();
    }

    @Test
    void provesItToTheFirstCheckpointThatCoversIt() {
        MirroredLog log = new MirroredLog(new MirrorDirectory(directory.resolve("mirror")));
        Sha256Digest leaf = LogEntry.credential(Commitment.of(
                        bundle.salt().orElseThrow(), bundle.payload().orElseThrow()))
                .leafHash();

        assertThat(log.find(leaf, _ -> {})).hasValue(301);
        MirroredLog.Proof proof = log.prove(leaf, 301).orElseThrow();
        assertThat(proof.anchor().treeSize()).isEqualTo(312);
        assertThat(proof.proof().inclusion().verify(leaf, proof.anchor().root()))
                .isTrue();
        assertThat(log.prove(leaf, 300)).isEmpty();
        assertThat(log.prove(leaf, 812)).isEmpty();
    }

    @ParameterizedTest(name = "hash {1} of {0}")
    @CsvSource({"log/tile/0/001, 45", "log/tile/0/001, 44", "log/tile/1/000.p/3, 0"})
    void doesNotTakeATamperedTileForAProof(String tile, int hash) throws IOException {
        Path file = directory.resolve("mirror").resolve(tile);
        byte[] tampered = Files.readAllBytes(file);
        tampered[hash * 32 + 1] ^= 1;
        Files.write(file, tampered);

        assertThat(verify("--offline", "--mirror", "mirror").exitCode()).isNotZero();
    }

    @Test
    void keepsAProofWhoseCheckpointTheMirrorHad() throws IOException {
        authority.append(1);
        Files.write(
                directory.resolve("licence.json"), authority.withProof(bundle).toJson());

        Sandbox.Run ahead = verify("--offline", "--mirror", "mirror");
        assertThat(ahead.out()).startsWith("VALID");
        assertThat(ahead.err()).contains("the mirror has 812 entries; the document's checkpoint has 813");
        authority.anchor();
        mirror();
        Sandbox.Run had = verify("--offline", "--mirror", "mirror");
        assertThat(had.out()).startsWith("VALID");
        assertThat(had.err()).doesNotContain("note");
    }

    @Test
    void refusesADocumentWithACheckpointOfAnotherHistory() throws IOException {
        authority.fork(5);
        Files.write(
                directory.resolve("licence.json"), authority.withProof(bundle).toJson());

        assertThat(verify("--offline", "--status-list", "mirror/sl/AbC1").out()).startsWith("VALID");
        Sandbox.Run run = verify("--offline", "--mirror", "mirror");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("inclusion-wrong");
        assertThat(run.err()).contains("two histories: the mirrored log never had the checkpoint of size 812");
    }

    @Test
    void saysThatADocumentIsNotAmongTheMirroredEntries() throws IOException {
        Files.write(directory.resolve("licence.json"), authority.issue().toJson());
        authority.anchor();
        Sandbox.Run run = verify("--offline", "--mirror", "mirror");

        assertThat(run.out()).startsWith("INDETERMINATE").contains("log-entry-pending");
        assertThat(run.err()).contains("has 812 entries and this document is not among them");

        mirror();
        assertThat(verify("--offline", "--mirror", "mirror").out()).startsWith("VALID");
    }

    @Test
    void countsTheMirroredStatusListByItsOwnAge() {
        String node = authority.node().toString();
        assertThat(verifyAt(Instant.now().plusSeconds(2 * 86_400)).out())
                .startsWith("INDETERMINATE")
                .contains("status-list-too-old");
        authority.revoke();
        authority.anchor();

        assertThat(verify("--mirror", "mirror", "--node", node).out())
                .startsWith("INDETERMINATE")
                .contains("status-list-outdated");
        mirror();
        assertThat(verify("--mirror", "mirror", "--node", node).exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Test
    void saysThatAMirrorKnowsNoDocuments() throws IOException {
        Files.writeString(directory.resolve("licence.json"), bundle.credential().orElseThrow());
        Sandbox.Run run =
                verify("--mirror", "mirror", "--node", authority.node().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INDETERMINATE);
        assertThat(run.err()).contains("a mirror knows no documents");
        assertThat(verify("--offline", "--mirror", "mirror").out()).startsWith("VALID");
    }

    @Test
    void takesALaggingNodeForNoAnswerAndNotForAContradiction() throws IOException {
        try (LaggingNode behind = LaggingNode.of(authority.node())) {
            bundle = authority.issue();
            Files.write(directory.resolve("licence.json"), bundle.toJson());
            authority.anchor();
            mirror();
            String node = authority.node().toString();
            String late = behind.url().toString();

            assertThat(verify("--mirror", "mirror", "--node", node).out()).startsWith("VALID");
            Sandbox.Run run = verify("--mirror", "mirror", "--node", node, "--node", late);
            assertThat(run.out()).startsWith("INDETERMINATE");
            assertThat(verify("--mirror", "mirror", "--node", node, "--node", "http://127.0.0.1:1")
                            .err())
                    .contains("note: no answer from 127.0.0.1:1");

            Sandbox.Run audit = run(Instant.now(), "audit", "--mirror", "mirror", "--node", late, "--node", node);
            assertThat(audit.exitCode()).as(audit.out()).isZero();
            assertThat(audit.out())
                    .contains("anchors  2, latest at size 812 (" + late + "); this node is behind")
                    .contains("anchors  3, latest at size 813 (" + node + ")");
            assertThat(run(Instant.now(), "audit", "--service", authority.url().toString(), "--node", late)
                            .exitCode())
                    .isZero();
        }
    }

    private void mirror() {
        Sandbox.Run run = run(
                Instant.now(),
                "mirror",
                "--out",
                "mirror",
                "--service",
                authority.url().toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private Sandbox.Run verifyAt(Instant now) {
        return run(now, "verify", "licence.json", "--lang", "en", "--offline", "--mirror", "mirror");
    }

    private Sandbox.Run verify(String... options) {
        List<String> arguments = new ArrayList<>(List.of("verify", "licence.json", "--lang", "en"));
        arguments.addAll(List.of(options));
        return run(Instant.now(), arguments.toArray(String[]::new));
    }

    private Sandbox.Run run(Instant now, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--trust", "trust.json"));
        return new Sandbox(directory).at(now).run(all.toArray(String[]::new));
    }
}
