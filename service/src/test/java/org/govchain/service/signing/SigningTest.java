package org.govchain.service.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.govchain.log.Checkpoint;
import org.govchain.log.LogOrigin;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.MerkleTree;
import org.govchain.service.TestDatabase;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.TestAuthorities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningTest {

    private static final AuthorityId AUTHORITY = TestAuthorities.MUSTERSTADT.id();
    private static final byte[] MESSAGE = "canary 4711".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private Signing signing;

    @BeforeEach
    void open() throws IOException {
        signing = TestSigning.open(directory, database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void signsEachMessageWithItsKeyInTheOrderAsked() {
        SigningKey credential = signing.key(AUTHORITY, KeyPurpose.CREDENTIAL);
        SigningKey seal = signing.key(AUTHORITY, KeyPurpose.SEAL);
        byte[] other = {1};

        List<byte[]> signatures =
                signing.sign(AUTHORITY, List.of(new ToSign(credential, MESSAGE), new ToSign(seal, other)));

        assertThat(credential.publicKey()).isNotEqualTo(seal.publicKey());
        assertThat(credential.publicKey().verify(MESSAGE, signatures.get(0))).isTrue();
        assertThat(seal.publicKey().verify(other, signatures.get(1))).isTrue();
    }

    @Test
    void leavesAnAuditEventBeforeAndAfterEachBatchThatDoesNotRepeatTheMessage() {
        SigningKey key = signing.key(AUTHORITY, KeyPurpose.STATUS);
        signing.sign(AUTHORITY, List.of(new ToSign(key, MESSAGE), new ToSign(key, MESSAGE)));

        assertThat(jdbc.queryForList("select kind from audit_event order by id", String.class))
                .containsExactly("signing", "signed");
        assertThat(jdbc.queryForList("select details::text from audit_event", String.class))
                .allSatisfy(details -> assertThat(details)
                        .contains("\"signatures\": 2")
                        .contains(key.publicKey().thumbprint().toHex())
                        .doesNotContain("canary"));
        assertThat(new ToSign(key, MESSAGE).toString()).doesNotContain("canary");
    }

    @Test
    void refusesAKeyOfAnotherAuthorityBeforeAnythingIsSigned() {
        SigningKey key = signing.key(AUTHORITY, KeyPurpose.CREDENTIAL);

        assertThatThrownBy(() -> signing.sign(new AuthorityId("other"), List.of(new ToSign(key, MESSAGE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> signing.key(new AuthorityId("other"), KeyPurpose.SEAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(jdbc.queryForList("select * from audit_event")).isEmpty();
    }

    @Test
    void signsCheckpointsUnderTheNameOfTheLog() {
        LogOrigin origin = new LogOrigin("test.example/log");
        Checkpoint checkpoint = new Checkpoint(origin, 0, MerkleTree.emptyRoot());

        SignedCheckpoint signed =
                SignedCheckpoint.sign(checkpoint, signing.checkpointKey(origin), signing.checkpointSigner());

        assertThat(signed.isSignedBy(signing.checkpointKey(origin))).isTrue();
    }

    @Test
    void certifiesEachIssuingKeyWithALeafThatVerifies() throws Exception {
        for (SigningKey key : signing.keys()) {
            key.certificate().verify(key.certificate().getPublicKey());
            assertThat(key.certificate().getBasicConstraints()).isEqualTo(-1);
        }
    }

    @Test
    void remembersTheKeysOfAnEarlierKeyStore() throws IOException {
        Path another = Files.createDirectory(directory.resolve("another"));
        Signing rotated = TestSigning.open(another, database.dataSource());

        assertThat(rotated.everyPublicKey())
                .hasSize(8)
                .contains(signing.keys().getFirst().publicKey());
        assertThat(rotated.keys()).doesNotContainAnyElementsOf(signing.keys());
    }

    @Test
    void namesTheCulpritWhenTheKeyStoreDoesNotOpenAndKeepsThePasswordToItself() throws IOException {
        Path file = TestSigning.keyStore(directory);

        assertThatThrownBy(() -> open(new SigningProperties(file, "wrong password", null, null)))
                .hasMessageContaining("govchain.signing.key-store")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("wrong password"));
        assertThatThrownBy(() -> open(new SigningProperties(directory.resolve("none.p12"), "x", null, null)))
                .hasMessageContaining("none.p12");
        assertThat(new SigningProperties(file, "secret", null, null).toString()).doesNotContain("secret");
    }

    @Test
    void makesAKeyStoreThatOnlyItsOwnerReads() throws IOException {
        assertThat(Files.getPosixFilePermissions(TestSigning.keyStore(directory)))
                .hasSize(2);
    }

    private SigningKeys open(SigningProperties properties) {
        return new SigningKeys(
                properties,
                TestAuthorities.open(database.dataSource()),
                new IssuerKeys(JdbcClient.create(database.dataSource())));
    }
}
