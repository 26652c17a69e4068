package org.govchain.service.signing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.signing.*}: where the keys are. Passwords have no default.
 *
 * @param keyStore PKCS#12 file with the checkpoint key (alias {@code checkpoint}, Ed25519) and, unless a token holds them, the
 *     keys of the authorities (alias {@code <slug>.credential}, {@code <slug>.seal}, {@code <slug>.status},
 *     {@code <slug>.document}; P-256)
 * @param keyStorePassword password of that file
 * @param pkcs11Configuration file for SunPKCS11 that names library and slot; the authorities' keys are then read from the token
 * @param pkcs11Pin user PIN of that token
 */
@ConfigurationProperties(prefix = "govchain.signing", ignoreUnknownFields = false)
record SigningProperties(
        Path keyStore,
        String keyStorePassword,
        @Nullable Path pkcs11Configuration,
        @Nullable String pkcs11Pin) {

    SigningProperties {
        require(keyStore, "key-store");
        require(keyStorePassword, "key-store-password");
        if (keyStorePassword.isEmpty()) {
            throw new IllegalArgumentException("govchain.signing.key-store-password is empty");
        }
        if (pkcs11Configuration != null) {
            require(pkcs11Pin, "pkcs11-pin");
        }
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "SigningProperties[keyStore=" + keyStore + ", pkcs11Configuration=" + pkcs11Configuration + "]";
    }

    private static void require(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("govchain.signing." + name + " is missing");
        }
    }
}
