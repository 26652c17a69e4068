package org.govchain.service.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.govchain.service.audit.TestAudit;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.TestAuthorities;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real keys in a real PKCS#12 file. */
public final class TestSigning {

    static final String PASSWORD = "only for tests";

    private TestSigning() {}

    /** Signs for {@link TestAuthorities#MUSTERSTADT}; the same directory gives the same keys. */
    public static Signing open(Path directory, DataSource dataSource) throws IOException {
        Path file = keyStore(directory);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        IssuerKeys issuerKeys = new IssuerKeys(jdbc);
        SigningKeys keys = new SigningKeys(
                new SigningProperties(file, PASSWORD, null, null), TestAuthorities.open(dataSource), issuerKeys);
        return new Signing(keys, issuerKeys, TestAudit.open(dataSource));
    }

    static Path keyStore(Path directory) throws IOException {
        Path file = directory.resolve("keys.p12");
        if (Files.notExists(file)) {
            new KeyStoreMaker(new SecureRandom(), Clock.systemUTC().instant())
                    .write(file, PASSWORD, Map.of(new AuthorityId("musterstadt"), "Test"), "Test checkpoints");
        }
        return file;
    }
}
