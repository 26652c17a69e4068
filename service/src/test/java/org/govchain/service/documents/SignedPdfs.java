package org.govchain.service.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.govchain.service.authority.TestAuthorities;
import org.govchain.service.demo.LocalTimestampAuthority;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.TestSigning;

/** Signed files for tests: a notice, a signer with fresh keys and a timestamping authority on this machine. */
public final class SignedPdfs implements AutoCloseable {

    public final LocalTimestampAuthority tsa;
    final TimestampAuthority client;
    final PdfSigner signer;

    public SignedPdfs(Path directory, DataSource database) throws IOException {
        this(directory, TestSigning.open(directory, database));
    }

    /** The same with keys that are elsewhere, such as in a token. */
    public SignedPdfs(Path directory, Signing signing) throws IOException {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        tsa = LocalTimestampAuthority.start(random, clock);
        client = new TimestampAuthority(
                new TsaProperties(tsa.url(), tsa.writeCertificate(directory.resolve("tsa.pem")), null), random, clock);
        signer = new PdfSigner(signing, client, clock);
    }

    /** A notice of a fictional person, not signed. */
    public static byte[] unsigned() {
        return new Documents()
                .pdf(
                        DocumentsTest.notice("Erika Mustermann"),
                        "https://pruefen.musterstadt.example/s#" + "12345678901234567".repeat(40),
                        DocumentsTest.HINT,
                        "{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\"}"
                                .getBytes(StandardCharsets.UTF_8),
                        Instant.parse("2026-03-02T09:00:00Z"));
    }

    /** Signs, with a timestamp when the authority gives one. */
    public byte[] sign(byte[] unsigned) {
        return signer.sign(TestAuthorities.MUSTERSTADT.id(), unsigned).file();
    }

    public byte[] timestamp(byte[] signed) {
        return signer.timestamp(signed).orElseThrow();
    }

    @Override
    public void close() {
        tsa.close();
    }
}
