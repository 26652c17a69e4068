package org.govchain.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A timestamp (RFC 3161) that was found right over the bytes it is over, by the key of its own certificate. Whose it is, the trust policy
 * says.
 *
 * @param time when it was given, as it says
 * @param certificates the one of the key that signed it first, then all others that came with it
 */
public record PdfTimestamp(Instant time, List<X509Certificate> certificates) {

    /** Throws {@link IllegalArgumentException} without a certificate. */
    public PdfTimestamp {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("a timestamp has the certificate of its signer");
        }
    }

    /** The name in the signer's certificate, on one line without control characters; anybody can write any name there. */
    public String authority() {
        return certificates.getFirst().getSubjectX500Principal().getName().replaceAll("[\\p{C}]", "?");
    }
}
