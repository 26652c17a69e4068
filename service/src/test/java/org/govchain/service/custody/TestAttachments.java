package org.govchain.service.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The encrypted storage over a test's database and folder. */
public final class TestAttachments {

    private TestAttachments() {}

    /** The same directory gives the same files and key. */
    public static Attachments open(Path directory, DataSource dataSource) throws IOException {
        Path keyFile = directory.resolve("storage.key");
        if (Files.notExists(keyFile)) {
            Files.writeString(keyFile, "42".repeat(32));
        }
        SecureRandom random = new SecureRandom();
        StorageProperties properties = new StorageProperties(directory.resolve("files"), keyFile, null);
        return new Attachments(
                properties,
                new DocumentKeys(KeyEncryptionKey.read(keyFile, random), JdbcClient.create(dataSource), random));
    }
}
