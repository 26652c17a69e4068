package org.govchain.pdf;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.govchain.crypto.CryptoProviders;
import org.govchain.verify.ReasonCode;

/** An RFC 3161 token. That it fits what it is over is checked; whether its authority is to be trusted, no policy says. */
final class TimestampToken {

    private TimestampToken() {}

    /** The time in a token over these bytes. */
    // Bouncy Castle's selector of a signer is raw.
    @SuppressWarnings("unchecked")
    static Instant timeOver(byte[] token, byte[] stamped) throws Refusal {
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
            return timestamp.getTimeStampInfo().getGenTime().toInstant();
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

    private static Refusal wrong(String detail) {
        return new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, detail);
    }
}
