package org.govchain.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Reads public keys strictly: known kind, canonical DER, a point on the curve and in the right group. That costs 10 µs for a curve
 * point and 100 µs for Ed25519, so whoever verifies often keeps the {@link VerifyingKey}.
 */
public final class PublicKeys {

    private PublicKeys() {}

    /** The key in this DER SubjectPublicKeyInfo; empty when it is of another kind, not canonical or not a valid point. */
    public static Optional<VerifyingKey> fromSpki(byte[] spki) {
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            if (algorithm.accepts(spki)) {
                byte[] copy = spki.clone();
                return Optional.of(new VerifyingKey(algorithm, copy, load(algorithm, copy)));
            }
        }
        return Optional.empty();
    }

    /** The Ed25519 key with these 32 bytes (RFC 8032 §5.1.5); empty when they are not a point of the prime-order group. */
    public static Optional<VerifyingKey> fromEd25519(byte[] keyBytes) {
        return fromSpki(KeyAlgorithm.ED25519.spkiOf(keyBytes));
    }

    /** The key in a certificate or key pair; empty when it is not one of the known kinds. */
    public static Optional<VerifyingKey> fromJdk(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return encoded == null ? Optional.empty() : fromSpki(encoded);
    }

    private static PublicKey load(KeyAlgorithm algorithm, byte[] spki) {
        try {
            return keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a validated key loads", e);
        }
    }

    private static KeyFactory keyFactory(KeyAlgorithm algorithm) throws GeneralSecurityException {
        // The Corretto provider verifies Ed25519 only with keys of the JDK's own factory; Bouncy Castle takes them too.
        return algorithm == KeyAlgorithm.ED25519
                ? KeyFactory.getInstance("Ed25519", "SunEC")
                : KeyFactory.getInstance("EC", CryptoProviders.providerFor(algorithm));
    }
}
