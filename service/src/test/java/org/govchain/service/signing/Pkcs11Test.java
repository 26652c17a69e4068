package org.govchain.service.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.TestDatabase;
import org.govchain.service.audit.TestAudit;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.TestAuthorities;
import org.govchain.service.documents.SignedPdfs;
import org.govchain.verify.PdfFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys that never leave a token, with SoftHSM; skipped where Debian's softhsm2 is not installed. */
class Pkcs11Test {

    private static final String PIN = "4711";
    private static final AuthorityId AUTHORITY = TestAuthorities.MUSTERSTADT.id();

    @TempDir
    Path directory;

    private Path configuration = Path.of("unset");

    @BeforeEach
    void initialiseToken() throws Exception {
        Path root =
                Path.of(Optional.ofNullable(System.getenv("GOVCHAIN_SOFTHSM")).orElse("/"));
        Path library = root.resolve("usr/lib/softhsm/libsofthsm2.so");
        String settings = System.getenv("SOFTHSM2_CONF");
        assumeTrue(Files.exists(library), "skipped: no softhsm2 at " + library);
        assumeTrue(settings != null, "skipped: SOFTHSM2_CONF is not set, see service/pom.xml");
        Path tokens = Files.createDirectory(directory.resolve("tokens"));
        Files.writeString(
                Path.of(String.valueOf(settings)), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        run(List.of(
                root.resolve("usr/bin/softhsm2-util").toString(),
                "--module",
                library.toString(),
                "--init-token",
                "--free",
                "--label",
                "govchain",
                "--so-pin",
                "0815",
                "--pin",
                PIN));
        configuration = directory.resolve("pkcs11.cfg");
        Files.writeString(configuration, "name = govchain\nlibrary = " + library + "\nslotListIndex = 0\n");
    }

    @Test
    void signsWithKeysOfATokenAndRefusesAWrongPinOrAMissingKey() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            // First of all: a process that has logged in once stays logged in.
            assertThatThrownBy(() -> open(database, "0000"))
                    .hasMessageContaining("govchain.signing.pkcs11-pin")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("0000"));
            assertThatThrownBy(() -> open(database, PIN)).hasMessageContaining("musterstadt.credential");
            fillToken();

            IssuerKeys issuerKeys = new IssuerKeys(JdbcClient.create(database.dataSource()));
            Signing signing = new Signing(open(database, PIN), issuerKeys, TestAudit.open(database.dataSource()));
            SigningKey seal = signing.key(AUTHORITY, KeyPurpose.SEAL);
            byte[] message = {1, 2, 3};
            byte[] signature =
                    signing.sign(AUTHORITY, List.of(new ToSign(seal, message))).getFirst();

            assertThat(seal.publicKey().verify(message, signature)).isTrue();
            signsAPdfFileWithTheDocumentKey(signing);
        }
    }

    /** The reader that verifiers use finds exactly the token's key in the file. */
    private void signsAPdfFileWithTheDocumentKey(Signing signing) throws IOException {
        try (SignedPdfs pdfs = new SignedPdfs(directory, signing)) {
            byte[] file = pdfs.sign(SignedPdfs.unsigned());
            PdfFacts facts = ((PdfReading.WithBundle) PdfReader.readWithoutPages(file)).facts();

            assertThat(facts.finding()).as(facts.detail()).isEmpty();
            assertThat(facts.signer().orElseThrow().thumbprint())
                    .isEqualTo(signing.key(AUTHORITY, KeyPurpose.DOCUMENT)
                            .publicKey()
                            .thumbprint());
            assertThat(facts.timestamps()).hasSize(1);
        }
    }

    private SigningKeys open(TestDatabase database, String pin) throws IOException {
        return new SigningKeys(
                new SigningProperties(TestSigning.keyStore(directory), TestSigning.PASSWORD, configuration, pin),
                TestAuthorities.open(database.dataSource()),
                new IssuerKeys(JdbcClient.create(database.dataSource())));
    }

    private void fillToken() throws Exception {
        Provider provider = KeyStores.pkcs11(configuration);
        Security.addProvider(provider);
        try {
            KeyStore token = KeyStores.token(provider, PIN.toCharArray());
            for (KeyPurpose purpose : KeyPurpose.values()) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                KeyPair pair = generator.generateKeyPair();
                Certificate certificate =
                        new SelfSigned(new SecureRandom(), Instant.now()).certificate(pair, KeyAlgorithm.P256, "Test");
                token.setKeyEntry(
                        SigningKeys.alias(AUTHORITY, purpose), pair.getPrivate(), null, new Certificate[] {certificate
                        });
            }
        } finally {
            Security.removeProvider(provider.getName());
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
