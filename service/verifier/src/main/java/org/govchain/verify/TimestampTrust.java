package org.govchain.verify;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a timestamp is one of an authority that the policy names: its certificate is named itself, or a path (RFC 5280 section 6) leads
 * from it to a named one, as of the time in the timestamp. Revocation is not asked for: that would need the authority's own servers.
 */
final class TimestampTrust {

    /** RFC 3161 section 2.3: the only purpose of the key. */
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    private final List<X509Certificate> anchors;

    TimestampTrust(List<X509Certificate> anchors) {
        this.anchors = anchors;
    }

    boolean trusts(PdfTimestamp timestamp) {
        X509Certificate signer = timestamp.certificates().getFirst();
        if (anchors.isEmpty() || !isForTimestamps(signer)) {
            return false;
        }
        return anchors.contains(signer) ? isValid(signer, timestamp.time()) : isIssued(timestamp);
    }

    private boolean isIssued(PdfTimestamp timestamp) {
        // PKIX lets every anchor issue; a timestamping authority that is named itself must not.
        Set<TrustAnchor> trusted = anchors.stream()
                .filter(anchor -> anchor.getBasicConstraints() >= 0)
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet());
        X509CertSelector signer = new X509CertSelector();
        signer.setCertificate(timestamp.certificates().getFirst());
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, signer);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(timestamp.time()));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(timestamp.certificates())));
            return CertPathBuilder.getInstance("PKIX").build(parameters) != null;
        } catch (GeneralSecurityException noPath) {
            return false;
        }
    }

    private static boolean isForTimestamps(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null && purposes.equals(List.of(TIME_STAMPING));
        } catch (CertificateException unreadable) {
            return false;
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }
}
