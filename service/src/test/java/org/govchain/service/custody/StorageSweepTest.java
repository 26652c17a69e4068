package org.govchain.service.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.govchain.service.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StorageSweepTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path directory;

    @Test
    void removesOnlyOldFilesThatNoDocumentRefersTo() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            Path cutOff = file(StorageSweep.LONGEST_UPLOAD.plusSeconds(1));
            Path underWay = file(StorageSweep.LONGEST_UPLOAD.minusSeconds(1));
            Path kept = file(Duration.ofDays(400));
            refer(jdbc, kept.getFileName().toString());

            int removed = new StorageSweep(
                            new StorageProperties(directory, directory.resolve("unused"), null),
                            jdbc,
                            Clock.fixed(NOW, ZoneOffset.UTC))
                    .sweep();

            assertThat(removed).isEqualTo(1);
            assertThat(cutOff).doesNotExist();
            assertThat(underWay).exists();
            assertThat(kept).exists();
        }
    }

    private Path file(Duration age) throws IOException {
        Path file = Files.createFile(directory.resolve(UUID.randomUUID().toString()));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private static void refer(JdbcClient jdbc, String storageKey) {
        UUID document = UUID.randomUUID();
        jdbc.sql("insert into authority (slug, issuer, name) values ('a', 'https://a.example', 'A')")
                .update();
        jdbc.sql("insert into document (id, version, authority, type, state) values (?, 1, 'a', 't', 'ISSUED')")
                .param(document)
                .update();
        jdbc.sql(
                        "insert into attachment (document_id, document_version, sha256, authority, name, media_type, size, storage_key)"
                                + " values (?, 1, ?, 'a', 'plan.pdf', 'application/pdf', 1, ?)")
                .params(document, new byte[32], storageKey)
                .update();
    }
}
