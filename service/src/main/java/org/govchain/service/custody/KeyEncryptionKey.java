package org.govchain.service.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the installation: wraps the keys of documents and other secrets (AES-256-GCM), and other keys are derived from
 * it. It lies outside the database; a stolen database opens nothing without it.
 */
final class KeyEncryptionKey {

    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SealedBytes wrapping;

    private KeyEncryptionKey(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.wrapping = new SealedBytes(this.key, random);
    }

    /** Reads the key; the message of a failure names the file, never its content. */
    static KeyEncryptionKey read(Path file, SecureRandom random) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException("govchain.storage.key-file: 64 hexadecimal digits expected in " + file);
            }
            return new KeyEncryptionKey(key, random);
        } catch (IOException e) {
            throw new UncheckedIOException("govchain.storage.key-file: cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("govchain.storage.key-file: 64 hexadecimal digits expected in " + file);
        }
    }

    /** Makes the file with a new key, readable for its owner alone, unless it is there. */
    static void createIfMissing(Path file, SecureRandom random) {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(key));
        } catch (IOException e) {
            throw new UncheckedIOException("govchain.storage.key-file: cannot make " + file, e);
        }
    }

    /**
     * Nonce, ciphertext and tag of a secret.
     *
     * @param place what the secret is and whose; authenticated, so that rows cannot be swapped
     */
    byte[] wrap(byte[] secret, String place) {
        return wrapping.seal(secret, place);
    }

    /** The secret; throws when it was wrapped with another key or for another place. */
    byte[] unwrap(byte[] wrapped, String place) {
        return wrapping.open(wrapped, place);
    }

    /** A key of 32 bytes for one purpose, always the same (HKDF with SHA-256, RFC 5869): it says nothing of this key or of others. */
    byte[] derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(("govchain " + purpose).getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no HKDF", e);
        }
    }
}
