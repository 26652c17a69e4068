package org.govchain.crypto;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;

/** Signs bytes: 64 raw bytes, r ‖ s of ECDSA over SHA-256, or R ‖ S of Ed25519. A true seam: key file, token or remote signer. */
@FunctionalInterface
public interface RawSigner {

    /** The 64-byte signature over the message; throws {@link IllegalStateException} when the key or its device fails. */
    byte[] sign(byte[] message);

    /** Signs with a key in memory, by the provider of {@link CryptoProviders}; throws now when the key is of another kind. */
    static RawSigner of(PrivateKey key, KeyAlgorithm algorithm) {
        RawSigner usual = of(key, algorithm, CryptoProviders.providerFor(algorithm));
        RawSigner ofLongMessages = of(key, algorithm, CryptoProviders.providerFor(algorithm, Integer.MAX_VALUE));
        return message -> (CryptoProviders.isLong(message.length) ? ofLongMessages : usual).sign(message);
    }

    /** Signs with a key that only this provider can use, such as one in a PKCS#11 token. */
    static RawSigner of(PrivateKey key, KeyAlgorithm algorithm, Provider provider) {
        initialised(key, algorithm, provider);
        return message -> {
            try {
                Signature signature = initialised(key, algorithm, provider);
                signature.update(message);
                return signature.sign();
            } catch (SignatureException e) {
                throw new IllegalStateException(provider.getName() + " could not sign", e);
            }
        };
    }

    private static Signature initialised(PrivateKey key, KeyAlgorithm algorithm, Provider provider) {
        Signature signature = CryptoProviders.signature(algorithm, provider);
        try {
            signature.initSign(key);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("not a private key for " + algorithm + " with " + provider.getName(), e);
        }
        return signature;
    }
}
