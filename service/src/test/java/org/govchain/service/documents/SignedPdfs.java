package org.govchain.service.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.govchain.service.authority.TestAuthorities;
import org.govchain.service.demo.LocalTimestampAuthority;
import org.govchain.service.signing.TestSigning;

/** Signed files for tests: a notice, a signer with fresh keys and a timestamping authority on this machine. */
public final class SignedPdfs implements AutoCloseable {

    public final LocalTimestampAuthority tsa;
    final TimestampAuthority client;
    final PdfSigner signer;

    public SignedPdfs(Path directory, DataSource database) throws IOException {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        tsa = LocalTimestampAuthority.start(random, clock);
        client = new TimestampAuthority(
                new TsaProperties(tsa.url(), tsa.writeCertificate(directory.resolve("tsa.pem")), null), random, clock);
        signer = new PdfSigner(TestSigning.open(directory, database), client, clock);
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
