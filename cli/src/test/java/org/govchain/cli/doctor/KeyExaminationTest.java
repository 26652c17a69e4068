package org.govchain.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyExaminationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @BeforeEach
    void aDemoThatRan() throws IOException {
        Path secrets = Files.createDirectory(home.resolve("demo"));
        for (String name : List.of(
                "demo-database.password",
                "demo-keys.p12",
                "demo-keys.password",
                "demo-log.key",
                "demo-owner.key",
                "demo-storage.key",
                "token-private.pem")) {
            Path file = Files.createFile(secrets.resolve(name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void findsNothingWrongWithFilesThatAreThereAndPrivate() {
        assertThat(KeyExamination.files(home)).extracting(Finding::level).containsExactly(Finding.Level.WELL);
    }

    @Test
    void namesMissingKeyFileAndWhatToDo() throws IOException {
        Files.delete(home.resolve("demo/demo-log.key"));

        assertThat(KeyExamination.files(home)).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.ILL);
            assertThat(finding.what()).endsWith("demo-log.key is missing");
            assertThat(finding.mend()).contains("put it back before the next start");
        });
    }

    @Test
    void namesFileThatOthersMayRead() throws IOException {
        Path file = home.resolve("demo/demo-owner.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(KeyExamination.files(home)).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.ILL);
            assertThat(finding.mend()).isEqualTo("run: chmod 600 " + file);
        });
    }

    @Test
    void saysWhenRegisteredKeysEndSoonOrAreOver() {
        Instant end = Policies.any().registry().authorities().stream()
                .flatMap(authority -> authority.keys().stream())
                .map(key -> key.until())
                .filter(until -> until.isBefore(Instant.parse("9000-01-01T00:00:00Z")))
                .max(Instant::compareTo)
                .orElseThrow();

        assertThat(new KeyExamination(end.minusSeconds(60)).registered(Policies.any()))
                .anySatisfy(finding -> assertThat(finding.what()).contains("ends on " + end));
        assertThat(new KeyExamination(end).registered(Policies.any()))
                .anySatisfy(finding -> assertThat(finding.what()).endsWith("has no key that counts today"));
    }
}
