package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.cli.authority.TestAuthority;
import org.govchain.credential.CredentialId;
import org.govchain.credential.SignedCredential;
import org.govchain.credential.Successor;
import org.govchain.status.Status;
import org.govchain.verify.Bundle;
import org.govchain.verify.RecordedChange;
import org.govchain.verify.StatusHistory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code verify --at} for days of a licence's life: issued, suspended on the third day, reinstated on the fifth, revoked on the ninth; asked on the
 * tenth. The second licence of another authority is superseded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyPastTest {

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final Successor NEXT = new Successor(CredentialId.of(new byte[16]), 2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path directory;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TestAuthority authority;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Bundle bundle;

    private Instant issued = Instant.EPOCH;
    private Instant revoked = Instant.EPOCH;

    @BeforeAll
    void liveThroughTenDays() throws IOException {
        authority = TestAuthority.start(directory.resolve("authority"));
        authority.trust(directory.resolve("node-trust.json"));
        authority.nameValidators();
        bundle = authority.issue();
        issued = authority.now();
        authority.anchor();
        bundle = authority.withProof(bundle);
        Files.write(directory.resolve("licence.json"), bundle.toJson());
        happens(3, Status.SUSPENDED);
        happens(2, Status.VALID);
        happens(4, Status.INVALID);
        revoked = authority.now();
        authority.pass(Duration.ofDays(1));
        authority.append(1);
        authority.anchor();
        authority.seal(3);
        authority.trust(directory.resolve("trust.json"));
        Sandbox.Run mirror =
                run("mirror", "--out", "mirror", "--service", authority.url().toString());
        assertThat(mirror.exitCode()).as(mirror.out() + mirror.err()).isZero();
    }

    private void happens(int days, Status status) {
        authority.pass(Duration.ofDays(days));
        authority.change(status, authority.now(), Optional.empty());
        authority.anchor();
    }

    @AfterAll
    void stop() throws IOException {
        authority.close();
    }

    @Test
    void aDayOnWhichItWasValidSaysSoAndWhatHappenedSince() {
        Instant at = issued.plus(Duration.ofDays(1));
        boolean newYear =
                at.atZone(GERMANY).getYear() != revoked.atZone(GERMANY).getYear();
        Sandbox.Run run = online(at);

        assertThat(run.out())
                .startsWith("VALID")
                .contains("On " + day(at, true) + " it was valid; suspended on ")
                .contains("; revoked on " + day(revoked, newYear) + ", effective from " + day(revoked, newYear) + ".")
                .contains("recorded      valid, by the bits anchored on the chain", "in law        valid");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theSameInGerman() {
        Instant at = issued.plus(Duration.ofDays(1));
        Sandbox.Run run = verify("--at", at.toString(), "--lang", "de", "--service", service(), "--node", node());

        assertThat(run.out()).contains("war es gültig; ausgesetzt am ", "; widerrufen am ", ", wirksam ab ");
    }

    @Test
    void aSuspensionCountsUntilItWasLifted() {
        Sandbox.Run during = online(issued.plus(Duration.ofDays(4)));
        assertThat(during.out()).startsWith("INVALID").contains(" it was suspended; ");
        assertThat(during.exitCode()).isEqualTo(ExitCode.INVALID);

        Sandbox.Run after = online(issued.plus(Duration.ofDays(6)));
        assertThat(after.out()).startsWith("VALID").contains(" it was valid; ");
        assertThat(after.exitCode()).isZero();
    }

    @Test
    void aDayIsItsEndSoThatARevocationOnThatDayCounts() {
        Sandbox.Run onTheDay = verify(
                "--at", revoked.atZone(GERMANY).toLocalDate().toString(), "--service", service(), "--node", node());
        assertThat(onTheDay.out()).startsWith("INVALID").contains(" it was revoked; ");
        assertThat(onTheDay.exitCode()).isEqualTo(ExitCode.INVALID);

        LocalDate before = revoked.atZone(GERMANY).toLocalDate().minusDays(1);
        assertThat(verify("--at", before.toString(), "--service", service(), "--node", node())
                        .out())
                .startsWith("VALID");
    }

    @Test
    void beforeItsIssueThereWasNothing() {
        Sandbox.Run run = online(issued.minus(Duration.ofHours(1)));

        assertThat(run.out()).contains("The document did not exist yet at that instant.");
        assertThat(run.exitCode()).isNotZero();
    }

    @Test
    void anInstantThatHasNotComeIsRefused() {
        Sandbox.Run run = online(authority.now().plus(Duration.ofHours(1)));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("--at names an instant that has not come yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.3.2027", "2027-02-30", "2027-03-03T25:00:00Z", "2027-03-03T12:00:00", "yesterday"})
    void aMalformedInstantIsAMistakeOfTheCommandLine(String at) {
        Sandbox.Run run = verify("--at", at, "--offline");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--at").contains("2027-03-03T12:00:00Z");
    }

    @Test
    void aMirrorAnswersWithEveryServerSwitchedOff() {
        Sandbox.Run valid = offline(issued.plus(Duration.ofDays(1)));
        assertThat(valid.out())
                .startsWith("VALID")
                .contains("it was recorded as valid.")
                .contains("recorded      valid, by bits that the consortium sealed")
                .contains("CONSORTIUM      passed");
        assertThat(valid.exitCode()).isZero();

        assertThat(offline(issued.plus(Duration.ofDays(4))).out()).startsWith("INVALID");
        assertThat(offline(issued.plus(Duration.ofDays(6))).out()).startsWith("VALID");
    }

    @Test
    void aMirrorAndAMembersNodeAnswerWithoutTheIssuer() {
        authority.takeRequests();
        Sandbox.Run run =
                verify("--at", issued.plus(Duration.ofDays(4)).toString(), "--mirror", "mirror", "--node", node());

        assertThat(run.out())
                .startsWith("INVALID")
                .contains("recorded      suspended, by the bits anchored on the chain");
        assertThat(authority.takeRequests()).isEmpty();
    }

    @Test
    void aMirrorKeepsEveryVersionOfTheList() throws IOException {
        for (int version = 1; version <= 4; version++) {
            assertThat(directory.resolve("mirror/sl-versions/AbC1/" + version))
                    .hasBinaryContent(authority.published("sl/AbC1/versions/" + version));
        }
    }

    @Test
    void withoutTheVersionOfThatDayNothingIsSaidUnlessTheDocumentBringsItsHistory() throws IOException {
        Instant at = issued.plus(Duration.ofDays(1));
        copyWithoutVersions(directory.resolve("mirror"), directory.resolve("newest-only"));
        String[] options = {"--at", at.toString(), "--offline", "--mirror", "newest-only"};

        Sandbox.Run without = verify(options);
        assertThat(without.out())
                .startsWith("INDETERMINATE")
                .contains("The state of the status list at that time is not at hand.");
        assertThat(without.exitCode()).isEqualTo(ExitCode.INDETERMINATE);

        Files.write(
                directory.resolve("with-history.json"),
                bundle.toBuilder().history(authority.history(at)).build().toJson());
        Sandbox.Run with = verifyFile("with-history.json", options);
        assertThat(with.out())
                .startsWith("VALID")
                .contains(" it was valid; suspended on ")
                .contains("recorded      valid, by bits that the consortium sealed", "in law        valid");
    }

    /** Whoever leaves the changes out of a bundle has the list against him: what it says now was never told. */
    @Test
    void aBundleThatLeavesOutARevocationDoesNotReadAsValid() throws IOException {
        Instant at = issued.plus(Duration.ofDays(1));
        StatusHistory told = authority.history(at);
        copyWithoutVersions(directory.resolve("mirror"), directory.resolve("newest-for-lies"));
        String[] options = {"--at", at.toString(), "--offline", "--mirror", "newest-for-lies"};

        assertThat(offlineWithout(told, told.changes().orElseThrow(), options).out())
                .startsWith("INDETERMINATE")
                .contains("it was valid, by the changes in the log alone; suspended on ")
                .contains("recorded      valid, by the change entries of the log alone");

        Sandbox.Run none = offlineWithout(told, List.of(), options);
        assertThat(none.out())
                .startsWith("INDETERMINATE")
                .contains(
                        "what was recorded is not proven. The history leaves out a change that is in the status list.")
                .doesNotContain("it was valid", "recorded      valid", "in law");
        assertThat(none.exitCode()).isEqualTo(ExitCode.INDETERMINATE);

        List<RecordedChange> butTheLast = told.changes().orElseThrow().subList(0, 2);
        assertThat(offlineWithout(told, butTheLast, options).out())
                .contains("The history leaves out a change that is in the status list.")
                .doesNotContain("it was valid", "in law");
    }

    private Sandbox.Run offlineWithout(StatusHistory told, List<RecordedChange> changes, String... options)
            throws IOException {
        StatusHistory alone = new StatusHistory(told.list(), Optional.empty(), Optional.empty(), Optional.of(changes));
        Files.write(
                directory.resolve("alone.json"),
                bundle.toBuilder().history(alone).build().toJson());
        return verifyFile("alone.json", options);
    }

    /** As a holder asks who kept what the authority has erased. */
    @Test
    void aDocumentThatTheServiceDoesNotKnowIsJudgedByTheVersionsOfItsList() throws IOException {
        Instant at = issued.plus(Duration.ofDays(4));
        String path = "evidence/" + hash() + "/history";
        authority.lie(path, new byte[0]);
        try {
            assertThat(online(at).out())
                    .startsWith("INVALID")
                    .contains(" it was recorded as suspended.")
                    .doesNotContain("in law");
            Files.write(
                    directory.resolve("kept.json"),
                    bundle.toBuilder().history(authority.history(at)).build().toJson());
            assertThat(verifyFile("kept.json", "--at", at.toString(), "--service", service(), "--node", node())
                            .out())
                    .startsWith("INVALID")
                    .contains(" it was suspended; ")
                    .contains("in law        suspended");
        } finally {
            authority.lie(path, null);
        }
    }

    private String hash() {
        return ((SignedCredential.Accepted)
                        SignedCredential.parse(bundle.credential().orElseThrow()))
                .credential()
                .issuerJwsDigest()
                .toHex();
    }

    @Test
    void aSupersededDocumentNamesWhatTookItsPlace(@TempDir Path elsewhere) throws IOException {
        try (TestAuthority other = TestAuthority.start(elsewhere.resolve("authority"))) {
            Bundle first = other.issue();
            other.anchor();
            first = other.withProof(first);
            Instant before = other.now();
            other.pass(Duration.ofDays(2));
            other.change(Status.SUPERSEDED, other.now(), Optional.of(NEXT));
            other.anchor();
            other.trust(elsewhere.resolve("trust.json"));
            Files.write(elsewhere.resolve("licence.json"), first.toJson());
            Instant now = other.now();
            Sandbox sandbox = new Sandbox(elsewhere).at(now);
            String[] options = {
                "verify",
                "licence.json",
                "--trust",
                "trust.json",
                "--lang",
                "en",
                "--service",
                other.url().toString(),
                "--node",
                other.node().toString(),
                "--at",
                ""
            };

            options[options.length - 1] = before.plus(Duration.ofDays(1)).toString();
            assertThat(sandbox.run(options).out())
                    .startsWith("VALID")
                    .contains(" it was valid; superseded on ")
                    .contains(", replaced by " + NEXT.credential() + " version 2.");
            options[options.length - 1] = now.toString();
            Sandbox.Run superseded = sandbox.run(options);
            assertThat(superseded.out()).startsWith("INVALID").contains(" it was superseded; ");
            assertThat(superseded.exitCode()).isEqualTo(ExitCode.INVALID);
        }
    }

    private static void copyWithoutVersions(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !from.relativize(file).startsWith("sl-versions"))
                    .sorted(Comparator.naturalOrder())
                    .forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String day(Instant instant, boolean year) {
        return DateTimeFormatter.ofPattern(year ? "d MMMM yyyy" : "d MMMM", Locale.ENGLISH)
                .format(instant.atZone(GERMANY));
    }

    private String service() {
        return authority.url().toString();
    }

    private String node() {
        return authority.node().toString();
    }

    private Sandbox.Run online(Instant at) {
        return verify("--at", at.toString(), "--service", service(), "--node", node());
    }

    private Sandbox.Run offline(Instant at) {
        return verify("--at", at.toString(), "--offline", "--mirror", "mirror");
    }

    private Sandbox.Run verify(String... options) {
        return verifyFile("licence.json", options);
    }

    private Sandbox.Run verifyFile(String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("verify", file));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--lang")) {
            arguments.addAll(List.of("--lang", "en"));
        }
        return run(arguments.toArray(String[]::new));
    }

    private Sandbox.Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        // Whoever asks a node needs no seal of the validators.
        all.addAll(List.of("--trust", all.contains("--node") ? "node-trust.json" : "trust.json"));
        return new Sandbox(directory).at(authority.now()).run(all.toArray(String[]::new));
    }
}
