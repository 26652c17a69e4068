package org.govchain.service.documents;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSMessageDigest;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.govchain.merkle.Sha256Digest;

/** The CMS container of a PAdES baseline signature (ETSI EN 319 142-1 section 6), without the file around it. */
final class CadesSignature {

    private static final ExternalCMSService CMS = new ExternalCMSService(new CommonCertificateVerifier(true));

    private final DSSMessageDigest covered;
    private final PAdESSignatureParameters parameters;

    /**
     * A signature to come.
     *
     * @param covered digest of what the signature covers
     * @param chain the signer's certificate, then those that issued it
     * @param at the claimed time of signing, for which the certificate must be valid
     */
    CadesSignature(Sha256Digest covered, List<X509Certificate> chain, Instant at) {
        this.covered = new DSSMessageDigest(DigestAlgorithm.SHA256, covered.bytes());
        List<CertificateToken> tokens =
                chain.stream().map(CertificateToken::new).toList();
        parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(tokens.getFirst());
        parameters.setCertificateChain(tokens);
        parameters.bLevel().setSigningDate(Date.from(at));
    }

    /** The signed attributes, DER: what the key signs. */
    byte[] toSign() {
        return CMS.getDataToSign(covered, parameters).getBytes();
    }

    /** The container with this ECDSA-Sig-Value. */
    byte[] with(byte[] value) {
        ByteArrayOutputStream cms = new ByteArrayOutputStream();
        try {
            CMS.signMessageDigest(covered, parameters, new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, value))
                    .writeTo(cms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cms.toByteArray();
    }

    /** The container with a timestamp over its signature value as unsigned attribute (RFC 3161, appendix A), which makes it level T. */
    static byte[] withTimestamp(byte[] cms, byte[] token) {
        try {
            CMSSignedData container = new CMSSignedData(cms);
            SignerInformation signer = container.getSignerInfos().iterator().next();
            Attribute timestamp = new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(token)));
            SignerInformation stamped =
                    SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(timestamp));
            return CMSSignedData.replaceSigners(container, new SignerInformationStore(stamped))
                    .getEncoded();
        } catch (CMSException e) {
            throw new IllegalStateException("the container just made is none", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
