package org.govchain.service.signing;

import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Component;

/** All keys, read and tried once at start: a missing or mismatched one stops it. */
@Component
final class SigningKeys {

    /** Name of the checkpoint key in its store. */
    static final String CHECKPOINT = "checkpoint";

    private record Use(AuthorityId authority, KeyPurpose purpose) {}

    private final Map<Use, SigningKey> keys = new LinkedHashMap<>();
    private final Map<Use, RawSigner> signers = new LinkedHashMap<>();
    private final Map<Use, List<X509Certificate>> certificates = new LinkedHashMap<>();
    private final LoadedKey checkpoint;

    SigningKeys(SigningProperties properties, Authorities authorities, IssuerKeys issuerKeys) {
        char[] password = properties.keyStorePassword().toCharArray();
        KeyStore file = KeyStores.pkcs12(properties.keyStore(), password);
        this.checkpoint = LoadedKey.read(file, password, CHECKPOINT, KeyAlgorithm.ED25519, null);
        Reader reader = alias -> LoadedKey.read(file, password, alias, KeyAlgorithm.P256, null);
        if (properties.pkcs11Configuration() != null && properties.pkcs11Pin() != null) {
            Provider provider = KeyStores.pkcs11(properties.pkcs11Configuration());
            char[] pin = properties.pkcs11Pin().toCharArray();
            KeyStore token = KeyStores.token(provider, pin);
            reader = alias -> LoadedKey.read(token, pin, alias, KeyAlgorithm.P256, provider);
        }
        for (Authority authority : authorities.all()) {
            for (KeyPurpose purpose : KeyPurpose.values()) {
                load(authority.id(), purpose, reader);
            }
        }
        issuerKeys.remember(all());
    }

    @FunctionalInterface
    private interface Reader {
        LoadedKey read(String alias);
    }

    /** The name of a key in its store. */
    static String alias(AuthorityId authority, KeyPurpose purpose) {
        return authority.slug() + "." + purpose.name().toLowerCase(Locale.ROOT);
    }

    SigningKey key(AuthorityId authority, KeyPurpose purpose) {
        SigningKey key = keys.get(new Use(authority, purpose));
        if (key == null) {
            throw new IllegalArgumentException("no authority " + authority + " in this installation");
        }
        return key;
    }

    List<SigningKey> all() {
        return new ArrayList<>(keys.values());
    }

    RawSigner signer(SigningKey key) {
        RawSigner signer = signers.get(new Use(key.authority(), key.purpose()));
        if (signer == null || !key.equals(keys.get(new Use(key.authority(), key.purpose())))) {
            throw new IllegalArgumentException("not a key of this installation: " + key.publicKey());
        }
        return signer;
    }

    /** The key's certificate and those above it; never empty. */
    List<X509Certificate> certificates(SigningKey key) {
        return Objects.requireNonNull(certificates.get(new Use(key.authority(), key.purpose())));
    }

    VerifyingKey checkpointKey() {
        return checkpoint.publicKey();
    }

    RawSigner checkpointSigner() {
        return checkpoint.signer();
    }

    private void load(AuthorityId authority, KeyPurpose purpose, Reader reader) {
        LoadedKey loaded = reader.read(alias(authority, purpose));
        Use use = new Use(authority, purpose);
        keys.put(use, new SigningKey(authority, purpose, loaded.publicKey(), loaded.certificate()));
        signers.put(use, loaded.signer());
        certificates.put(use, loaded.certificates());
    }
}
