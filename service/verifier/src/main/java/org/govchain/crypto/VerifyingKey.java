package org.govchain.crypto;

import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.govchain.merkle.Sha256Digest;

/** A validated public key; made by {@link PublicKeys}. Equal when the DER SubjectPublicKeyInfo is equal. Thread-safe. */
public final class VerifyingKey {

    private final KeyAlgorithm algorithm;
    private final byte[] spki;
    private final PublicKey key;
    private final Sha256Digest thumbprint;

    VerifyingKey(KeyAlgorithm algorithm, byte[] ownedSpki, PublicKey key) {
        this.algorithm = algorithm;
        this.spki = ownedSpki;
        this.key = key;
        this.thumbprint = Sha256Digest.hash(ownedSpki);
    }

    /** What kind of key this is. */
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** A copy of the DER SubjectPublicKeyInfo. */
    public byte[] spki() {
        return spki.clone();
    }

    /** SHA-256 over the DER SubjectPublicKeyInfo: the key's name in the registry. */
    public Sha256Digest thumbprint() {
        return thumbprint;
    }

    /** The 32 bytes of an Ed25519 key (RFC 8032 §5.1.5), or x ‖ y of a curve point. */
    public byte[] keyBytes() {
        return algorithm.keyBytes(spki);
    }

    /** The key for the JDK's interfaces, loaded by the provider that verifies with it. */
    public PublicKey publicKey() {
        return key;
    }

    /**
     * Whether this raw signature of 64 bytes (r ‖ s or R ‖ S) fits the message; ECDSA hashes it with SHA-256.
     * A signature of any other length or with values out of range is just not valid.
     */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != KeyAlgorithm.SIGNATURE_LENGTH) {
            return false;
        }
        // A fresh Signature costs under 1 % of the verification; reusing one would tie the key to a thread
        // (docs/adr/0302).
        Signature verifier =
                CryptoProviders.signature(algorithm, CryptoProviders.providerFor(algorithm, message.length));
        try {
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // Providers answer r or s out of range with this exception.
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a validated key fits its provider", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && thumbprint.equals(that.thumbprint);
    }

    @Override
    public int hashCode() {
        return thumbprint.hashCode();
    }

    @Override
    public String toString() {
        return algorithm + " " + thumbprint;
    }
}
