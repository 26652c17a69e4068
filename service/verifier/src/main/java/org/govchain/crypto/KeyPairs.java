package org.govchain.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** Makes key pairs whose public half {@link PublicKeys#fromJdk} accepts. */
public final class KeyPairs {

    private KeyPairs() {}

    /** A fresh key pair of this kind. */
    public static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
        try {
            KeyPairGenerator generator = generator(algorithm, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no generator for " + algorithm, e);
        }
    }

    private static KeyPairGenerator generator(KeyAlgorithm algorithm, SecureRandom random)
            throws GeneralSecurityException {
        if (algorithm == KeyAlgorithm.ED25519) {
            KeyPairGenerator ed25519 = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            ed25519.initialize(255, random);
            return ed25519;
        }
        boolean nist = algorithm == KeyAlgorithm.P256;
        KeyPairGenerator ec = nist
                ? KeyPairGenerator.getInstance("EC", "SunEC")
                : KeyPairGenerator.getInstance("EC", CryptoProviders.bouncyCastle());
        ec.initialize(new ECGenParameterSpec(nist ? "secp256r1" : "brainpoolP256r1"), random);
        return ec;
    }
}
