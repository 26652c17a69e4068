package org.govchain.verify;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;

/** A fresh key pair; the private half never leaves the process. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestKey(VerifyingKey key, RawSigner signer, byte[] certificate) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static TestKey p256() {
        return of(KeyAlgorithm.P256);
    }

    static TestKey ed25519() {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.ED25519, RANDOM);
        return new TestKey(
                PublicKeys.fromJdk(pair.getPublic()).orElseThrow(),
                RawSigner.of(pair.getPrivate(), KeyAlgorithm.ED25519),
                new byte[0]);
    }

    static TestKey of(KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, RANDOM);
        VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        return new TestKey(key, RawSigner.of(pair.getPrivate(), algorithm), certificate(pair, key));
    }

    byte[] sign(byte[] message) {
        return signer.sign(message);
    }

    private static byte[] certificate(KeyPair pair, VerifyingKey key) {
        X500Name name = new X500Name("CN=Test");
        try {
            return new X509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2029-01-01T00:00:00Z")),
                            name,
                            SubjectPublicKeyInfo.getInstance(key.spki()))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(CryptoProviders.bouncyCastle())
                            .build(pair.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
