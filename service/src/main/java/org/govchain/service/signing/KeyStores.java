package org.govchain.service.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;

/** Opens key stores; errors name the property that is wrong and never a password. */
final class KeyStores {

    private KeyStores() {}

    static KeyStore pkcs12(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "govchain.signing.key-store: cannot open " + file
                            + "; is it a PKCS#12 file and govchain.signing.key-store-password right?",
                    e);
        }
    }

    /** The token's provider, configured and not registered with the platform. */
    static Provider pkcs11(Path configuration) {
        Provider sunPkcs11 = Security.getProvider("SunPKCS11");
        if (sunPkcs11 == null) {
            throw new IllegalStateException("govchain.signing.pkcs11-configuration: this Java has no SunPKCS11");
        }
        return sunPkcs11.configure(configuration.toString());
    }

    static KeyStore token(Provider provider, char[] pin) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "govchain.signing.pkcs11-configuration: cannot open the token; is govchain.signing.pkcs11-pin right?",
                    e);
        }
    }
}
