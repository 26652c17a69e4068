package org.govchain.cli.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
record AuthorityKey(VerifyingKey key, RawSigner signer, byte[] certificate) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static AuthorityKey ed25519() {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.ED25519, RANDOM);
        return new AuthorityKey(
                PublicKeys.fromJdk(pair.getPublic()).orElseThrow(),
                RawSigner.of(pair.getPrivate(), KeyAlgorithm.ED25519),
                new byte[0]);
    }

    static AuthorityKey p256() {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.P256, RANDOM);
        VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        X500Name name = new X500Name("CN=Musterstadt");
        Instant now = Instant.now();
        try {
            byte[] certificate = new X509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now.minus(1, ChronoUnit.DAYS)),
                            Date.from(now.plus(300, ChronoUnit.DAYS)),
                            name,
                            SubjectPublicKeyInfo.getInstance(key.spki()))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(CryptoProviders.bouncyCastle())
                            .build(pair.getPrivate()))
                    .getEncoded();
            return new AuthorityKey(key, RawSigner.of(pair.getPrivate(), KeyAlgorithm.P256), certificate);
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
