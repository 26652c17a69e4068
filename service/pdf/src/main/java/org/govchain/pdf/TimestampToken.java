package org.govchain.pdf;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.govchain.crypto.CryptoProviders;
import org.govchain.verify.PdfTimestamp;
import org.govchain.verify.ReasonCode;

/** An RFC 3161 token. That it fits what it is over is checked here; whether its authority is to be trusted, the verifier's policy says. */
final class TimestampToken {

    private TimestampToken() {}

    /** More than a path of certificates ever has. */
    private static final int MOST_CERTIFICATES = 16;

    /** A token over these bytes. */
    // Bouncy Castle's selector of a signer is raw.
    @SuppressWarnings("unchecked")
    static PdfTimestamp over(byte[] token, byte[] stamped) throws Refusal {
        try {
            TimeStampToken timestamp = new TimeStampToken(new CMSSignedData(token));
            byte[] digest = MessageDigest.getInstance(
                            timestamp
                                    .getTimeStampInfo()
                                    .getMessageImprintAlgOID()
                                    .getId(),
                            CryptoProviders.bouncyCastle())
                    .digest(stamped);
            if (!MessageDigest.isEqual(digest, timestamp.getTimeStampInfo().getMessageImprintDigest())) {
                throw wrong("it is over other bytes");
            }
            Selector<X509CertificateHolder> signer = timestamp.getSID();
            X509CertificateHolder certificate = timestamp.getCertificates().getMatches(signer).stream()
                    .findFirst()
                    .orElseThrow(() -> wrong("its certificate is missing"));
            timestamp.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CryptoProviders.bouncyCastle())
                    .build(certificate));
            return new PdfTimestamp(
                    timestamp.getTimeStampInfo().getGenTime().toInstant(), certificates(timestamp, certificate));
        } catch (TSPException
                | CMSException
                | IOException
                | OperatorCreationException
                | GeneralSecurityException
                | IllegalArgumentException
                | ClassCastException e) {
            throw wrong("it is damaged or its signature is wrong");
        }
    }

    private static List<X509Certificate> certificates(TimeStampToken timestamp, X509CertificateHolder signer)
            throws GeneralSecurityException {
        JcaX509CertificateConverter converter =
                new JcaX509CertificateConverter().setProvider(CryptoProviders.bouncyCastle());
        List<X509Certificate> certificates = new ArrayList<>();
        certificates.add(converter.getCertificate(signer));
        for (X509CertificateHolder other : timestamp.getCertificates().getMatches(null)) {
            if (!other.equals(signer) && certificates.size() < MOST_CERTIFICATES) {
                certificates.add(converter.getCertificate(other));
            }
        }
        return certificates;
    }

    private static Refusal wrong(String detail) {
        return new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, detail);
    }
}
