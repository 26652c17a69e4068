package org.govchain.service.signing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.govchain.crypto.KeyAlgorithm;

/**
 * An X.509 leaf that a key signs for itself (RFC 5280): the envelope in which PKCS#12 and {@code x5c} carry a public key.
 * Nobody trusts it; the registry names the key.
 */
final class SelfSigned {

    private static final Duration VALIDITY = Duration.ofDays(3653);
    private static final int SERIAL_BITS = 127;

    private final SecureRandom random;
    private final Instant now;

    SelfSigned(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
    }

    X509Certificate certificate(KeyPair pair, KeyAlgorithm algorithm, String commonName) {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now),
                Date.from(now.plus(VALIDITY)),
                name,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(pair, algorithm)));
        } catch (CertIOException | CertificateException e) {
            throw new IllegalStateException("cannot encode a certificate", e);
        }
    }

    private static ContentSigner signer(KeyPair pair, KeyAlgorithm algorithm) {
        String name = algorithm == KeyAlgorithm.ED25519 ? "Ed25519" : "SHA256withECDSA";
        try {
            return new JcaContentSignerBuilder(name).build(pair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("cannot sign a certificate with " + name, e);
        }
    }
}
