package org.govchain.service.handover;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.springframework.stereotype.Component;

/**
 * Hashes PINs with Argon2id (RFC 9106), keyed with a secret of the grant that lies wrapped in the database: without the installation's key a
 * stolen hash cannot even be tried. The address of a recipient is hashed with the PIN, so that a wrong one is a wrong PIN.
 */
@Component
final class PinHashing {

    /** Memory and passes are the least that OWASP's password storage cheat sheet names for Argon2id. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int DIGITS_BOUND = 1_000_000;
    private static final int PATIENCE_SECONDS = 5;

    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final SecureRandom random;
    private final byte[] decoyKey;
    private final Salt decoySalt;

    PinHashing(SecureRandom random) {
        this.random = random;
        this.decoyKey = Keys.random(random);
        this.decoySalt = Salt.random(random);
    }

    /** Six digits. */
    String newPin() {
        return "%06d".formatted(random.nextInt(DIGITS_BOUND));
    }

    /** Empty when too many others wait for theirs; each takes 19 MiB, and nobody needs a login to ask for one. */
    Optional<Sha256Digest> hash(byte[] pinKey, Salt salt, String pin, Optional<String> address) {
        byte[] password = (pin.strip() + "\n"
                        + address.map(it -> it.strip().toLowerCase(Locale.ROOT)).orElse(""))
                .getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt.bytes())
                .withSecret(pinKey)
                .build());
        byte[] hash = new byte[Sha256Digest.LENGTH];
        try {
            if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            argon2.generateBytes(password, hash);
        } finally {
            atOnce.release();
        }
        return Optional.of(Sha256Digest.of(hash));
    }

    /** Takes as long as the real one and is equal to none: for grants that do not exist or have ended. */
    Optional<Sha256Digest> decoy(String pin, Optional<String> address) {
        return hash(decoyKey, decoySalt, pin, address);
    }
}
