package org.govchain.service.signing;

import java.io.IOException;
import java.nio.file.Path;
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
}
