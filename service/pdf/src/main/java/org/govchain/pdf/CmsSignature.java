package org.govchain.pdf;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.PdfTimestamp;
import org.govchain.verify.ReasonCode;

/**
 * A CAdES signature whose bytes were found right (RFC 5652, ETSI EN 319 122-1). The certificate inside only brings the key: whose key it
 * is, the registry says.
 *
 * @param signer empty for a kind of key that the registry does not know
 * @param timestamp the signature's own timestamp
 */
record CmsSignature(Optional<VerifyingKey> signer, Optional<PdfTimestamp> timestamp) {

    static CmsSignature verified(SignatureBytes bytes) throws Refusal {
        CMSSignedData cms = parse(bytes);
        if (cms.getSignerInfos().size() != 1) {
            throw new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "not exactly one signer");
        }
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509CertificateHolder certificate = certificate(cms, signer);
        requireNamed(signer, certificate);
        try {
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(CryptoProviders.bouncyCastle())
                    .build(certificate))) {
                throw wrong("");
            }
        } catch (CMSException | OperatorCreationException | CertificateException e) {
            throw wrong("the signature does not fit the signed bytes");
        }
        Optional<VerifyingKey> key = PublicKeys.fromSpki(spki(certificate));
        return new CmsSignature(key, timestamp(signer));
    }

    private static CMSSignedData parse(SignatureBytes bytes) throws Refusal {
        byte[] container = bytes.container()
                .orElseThrow(() -> new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "Contents is no CMS signature"));
        try {
            return new CMSSignedData(new CMSProcessableByteArray(bytes.covered()), container);
        } catch (CMSException | IllegalArgumentException | ClassCastException e) {
            throw new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "Contents is no CMS signature");
        }
    }

    // RFC 5652's selector is raw in Bouncy Castle's store of certificates.
    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificate(CMSSignedData cms, SignerInformation signer) throws Refusal {
        Selector<X509CertificateHolder> selector = signer.getSID();
        return cms.getCertificates().getMatches(selector).stream()
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "the signer's certificate is missing"));
    }

    /** Signed attributes name the certificate (RFC 5035), so that nobody exchanges it for another with the same key. */
    private static void requireNamed(SignerInformation signer, X509CertificateHolder certificate) throws Refusal {
        AttributeTable signed = signer.getSignedAttributes();
        Attribute named = signed == null ? null : signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null || named.getAttrValues().size() != 1) {
            throw new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "no signing-certificate-v2");
        }
        ESSCertIDv2[] ids =
                SigningCertificateV2.getInstance(named.getAttributeValues()[0]).getCerts();
        if (ids.length == 0 || !Sha256Digest.hash(encoded(certificate)).equals(Sha256Digest.of(ids[0].getCertHash()))) {
            throw wrong("signing-certificate-v2 names another certificate");
        }
    }

    private static Optional<PdfTimestamp> timestamp(SignerInformation signer) throws Refusal {
        AttributeTable unsigned = signer.getUnsignedAttributes();
        Attribute token = unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (token == null || token.getAttrValues().size() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(TimestampToken.over(
                    token.getAttributeValues()[0].toASN1Primitive().getEncoded(), signer.getSignature()));
        } catch (IOException e) {
            throw new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, "the token has no encoding");
        }
    }

    private static byte[] encoded(X509CertificateHolder certificate) throws Refusal {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "the certificate has no encoding");
        }
    }

    private static byte[] spki(X509CertificateHolder certificate) throws Refusal {
        try {
            return certificate.getSubjectPublicKeyInfo().getEncoded();
        } catch (IOException e) {
            throw new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "the key has no encoding");
        }
    }

    private static Refusal wrong(String detail) {
        return new Refusal(ReasonCode.PDF_SIGNATURE_WRONG, detail);
    }
}
