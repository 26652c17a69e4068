package org.govchain.service.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.jspecify.annotations.Nullable;

/** One entry of a key store: public key, its certificate and those above it, and a way to sign. */
record LoadedKey(VerifyingKey publicKey, List<X509Certificate> certificates, RawSigner signer) {

    /** Signed once at start to see that private and public half fit. */
    private static final byte[] PROBE = "govchain key check".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads an entry and checks that its halves fit.
     *
     * @param token the provider that must do the work itself, or null for a key in memory
     * @throws IllegalStateException naming store and alias when there is no such entry, or not with this kind of key
     */
    static LoadedKey read(
            KeyStore store, char[] password, String alias, KeyAlgorithm expected, @Nullable Provider token) {
        try {
            if (!(store.getKey(alias, password) instanceof PrivateKey privateKey)
                    || !(store.getCertificate(alias) instanceof X509Certificate certificate)) {
                throw new IllegalStateException("the key store has no key with certificate named " + alias);
            }
            VerifyingKey publicKey = PublicKeys.fromJdk(certificate.getPublicKey())
                    .filter(key -> key.algorithm() == expected)
                    .orElseThrow(() -> new IllegalStateException("the key " + alias + " is not for " + expected));
            RawSigner signer = token == null
                    ? RawSigner.of(inMemory(privateKey, expected), expected)
                    : RawSigner.of(privateKey, expected, token);
            if (!publicKey.verify(PROBE, signer.sign(PROBE))) {
                throw new IllegalStateException("the certificate of " + alias + " is not for its private key");
            }
            return new LoadedKey(publicKey, chain(store, alias, certificate), signer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the key " + alias, e);
        }
    }

    X509Certificate certificate() {
        return certificates.getFirst();
    }

    /** The key's certificate and those above it, where the store has them: a certification authority's for readers of PDF files. */
    private static List<X509Certificate> chain(KeyStore store, String alias, X509Certificate own)
            throws KeyStoreException {
        Certificate[] stored = store.getCertificateChain(alias);
        return stored == null
                ? List.of(own)
                : Arrays.stream(stored).map(X509Certificate.class::cast).toList();
    }

    /** Translated once: a signature would otherwise pay for it each time. Ed25519 keys stay the JDK's own. */
    private static PrivateKey inMemory(PrivateKey key, KeyAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm == KeyAlgorithm.ED25519) {
            return key;
        }
        KeyFactory factory = KeyFactory.getInstance("EC", CryptoProviders.providerFor(algorithm));
        return (PrivateKey) factory.translateKey(key);
    }
}
