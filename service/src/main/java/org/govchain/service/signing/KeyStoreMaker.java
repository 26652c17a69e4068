package org.govchain.service.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Map;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.service.authority.AuthorityId;

/** Makes the PKCS#12 file that {@code govchain.signing.key-store} names, with fresh keys and self-signed certificates. */
public final class KeyStoreMaker {

    private final SecureRandom random;
    private final Instant now;

    /** Keys from this source of randomness, certificates valid from now. */
    public KeyStoreMaker(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /**
     * Writes the file, readable by its owner only; a crash leaves a whole file or none.
     *
     * @param authorities each with the common name that its certificates carry
     * @param checkpointName common name in the certificate around the checkpoint key
     * @throws IOException when it cannot be written
     */
    public void write(Path file, String password, Map<AuthorityId, String> authorities, String checkpointName)
            throws IOException {
        char[] secret = password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, secret);
            add(store, SigningKeys.CHECKPOINT, KeyAlgorithm.ED25519, checkpointName, secret);
            for (Map.Entry<AuthorityId, String> authority : authorities.entrySet()) {
                for (KeyPurpose purpose : KeyPurpose.values()) {
                    String alias = SigningKeys.alias(authority.getKey(), purpose);
                    add(store, alias, KeyAlgorithm.P256, authority.getValue(), secret);
                }
            }
            store(store, secret, file.toAbsolutePath());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a PKCS#12 file", e);
        }
    }

    private void add(KeyStore store, String alias, KeyAlgorithm algorithm, String commonName, char[] secret)
            throws GeneralSecurityException {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        Certificate certificate = new SelfSigned(random, now).certificate(pair, algorithm, commonName);
        store.setKeyEntry(alias, pair.getPrivate(), secret, new Certificate[] {certificate});
    }

    private static void store(KeyStore store, char[] secret, Path file) throws IOException, GeneralSecurityException {
        Path parent = Files.createDirectories(file.resolveSibling("."));
        Path fresh = Files.createTempFile(
                parent,
                "keys",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, secret);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
