package org.govchain.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which provider does the work: the Corretto provider where its native library loads, else Bouncy Castle; brainpool always by
 * Bouncy Castle.
 *
 * <p>Instances are passed to {@code getInstance} and never registered: what a library verifies with must not depend on, or
 * change, the provider list of the process it runs in.
 */
public final class CryptoProviders {

    private static final int LONG_MESSAGE = 512 << 10;

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Optional<Provider> CORRETTO = loadCorretto();

    private CryptoProviders() {}

    /** The provider instance that signs and verifies for this kind of key. */
    public static Provider providerFor(KeyAlgorithm algorithm) {
        return algorithm == KeyAlgorithm.BRAINPOOL_P256R1 ? BOUNCY_CASTLE : CORRETTO.orElse(BOUNCY_CASTLE);
    }

    /** The same for a message of this length: the Corretto provider collects all of it for Ed25519, and throws from 1 MiB on. */
    static Provider providerFor(KeyAlgorithm algorithm, int messageLength) {
        return algorithm == KeyAlgorithm.ED25519 && isLong(messageLength) ? BOUNCY_CASTLE : providerFor(algorithm);
    }

    static boolean isLong(int messageLength) {
        return messageLength > LONG_MESSAGE;
    }

    /** The Bouncy Castle instance that this process shares, for what only it can do (brainpool keys, certificates). */
    public static Provider bouncyCastle() {
        return BOUNCY_CASTLE;
    }

    static Signature signature(KeyAlgorithm algorithm, Provider provider) {
        String name = signatureName(algorithm, provider);
        try {
            return Signature.getInstance(name, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(provider.getName() + " has no " + name, e);
        }
    }

    /** Fixed-length r ‖ s has a name of its own in Bouncy Castle. */
    private static String signatureName(KeyAlgorithm algorithm, Provider provider) {
        if (algorithm == KeyAlgorithm.ED25519) {
            return "Ed25519";
        }
        return provider instanceof BouncyCastleProvider ? "SHA256withPLAIN-ECDSA" : "SHA256withECDSAinP1363Format";
    }

    private static Optional<Provider> loadCorretto() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
        } catch (LinkageError e) {
            // The jar is optional, and another platform has no native library for it: Bouncy Castle does the same work
            // slower.
            return Optional.empty();
        }
    }
}
