package org.govchain.service.custody;

import org.springframework.stereotype.Service;

/** What other modules may do with the installation's key-encryption key; the key itself stays here. */
@Service
public class InstallationKey {

    private final KeyEncryptionKey key;

    InstallationKey(KeyEncryptionKey key) {
        this.key = key;
    }

    /** 32 bytes for one purpose, the same at every start; without the key-encryption key nobody can compute them. */
    public byte[] derive(String purpose) {
        return key.derive(purpose);
    }

    /**
     * Encrypts a secret for the database.
     *
     * @param context what it belongs to, such as a row's id: authenticated, so that rows cannot be swapped
     */
    public byte[] wrap(byte[] secret, String context) {
        return key.wrap(secret, context);
    }

    /** The secret again; throws when it was wrapped with another key or for something else. */
    public byte[] unwrap(byte[] wrapped, String context) {
        return key.unwrap(wrapped, context);
    }
}
