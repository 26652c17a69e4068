package org.govchain.service.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.govchain.service.authority.AuthorityId;

/** Generated keys in a PKCS#12 file, for tests of other modules. */
public final class KeyStoreForTests {

    private KeyStoreForTests() {}

    /** Writes the keys of these authorities and a checkpoint key. */
    public static Path write(Path file, String password, List<String> authorities, Instant now) throws IOException {
        new KeyStoreMaker(new SecureRandom(), now)
                .write(
                        file,
                        password,
                        authorities.stream().collect(Collectors.toMap(AuthorityId::new, Function.identity())),
                        "Test checkpoints");
        return file;
    }

    /** New keys of the authorities in place of those in the file; the checkpoint key, which is the log's name, stays. */
    public static void replace(Path file, String password, List<String> authorities, Instant now)
            throws IOException, GeneralSecurityException {
        char[] secret = password.toCharArray();
        KeyStore.ProtectionParameter protection = new KeyStore.PasswordProtection(secret);
        KeyStore.Entry checkpoint = KeyStores.pkcs12(file, secret).getEntry(SigningKeys.CHECKPOINT, protection);
        Files.delete(file);
        write(file, password, authorities, now);
        KeyStore fresh = KeyStores.pkcs12(file, secret);
        fresh.setEntry(SigningKeys.CHECKPOINT, checkpoint, protection);
        try (OutputStream out = Files.newOutputStream(file)) {
            fresh.store(out, secret);
        }
    }
}
