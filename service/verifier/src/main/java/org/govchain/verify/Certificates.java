package org.govchain.verify;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.govchain.crypto.CryptoProviders;

/** X.509 certificates of timestamping authorities; read by Bouncy Castle, which knows every curve that authorities use. */
final class Certificates {

    private Certificates() {}

    /** The certificate of exactly these DER bytes; empty when they are none. */
    static Optional<X509Certificate> parse(byte[] der) {
        try {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509", CryptoProviders.bouncyCastle())
                            .generateCertificate(new ByteArrayInputStream(der));
            return Optional.ofNullable(certificate).filter(read -> Arrays.equals(encoded(read), der));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has no encoding", e);
        }
    }
}
