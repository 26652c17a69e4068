package org.govchain.service.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Wraps data keys with AES-256-GCM; the document's id is authenticated with the key, so that rows cannot be swapped. */
final class KeyEncryptionKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    private KeyEncryptionKey(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
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

    /** A new data key, to be stored only wrapped. */
    byte[] newDataKey() {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        return dataKey;
    }

    /** Nonce, ciphertext and tag. */
    byte[] wrap(byte[] dataKey, String documentId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, dataKey, documentId);
        byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
        return wrapped;
    }

    /** The data key; fails when it was wrapped with another key or for another document. */
    byte[] unwrap(byte[] wrapped, String documentId) {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(wrapped, NONCE_BYTES, wrapped.length), documentId);
    }

    /** A key for one purpose, which tells nothing of this one: HMAC-SHA-256 of the purpose's name. */
    byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("govchain/" + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String documentId) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(documentId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key cannot be wrapped or unwrapped", e);
        }
    }
}
