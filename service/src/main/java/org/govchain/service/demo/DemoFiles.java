package org.govchain.service.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.govchain.chain.ChainAccount;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.signing.KeyStoreMaker;

/**
 * The secrets of the demo, made at the first start and found again at the next; each file belongs to its owner only. They
 * protect nothing but the demo: a production installation brings its own.
 */
final class DemoFiles {

    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_ENCRYPTION_KEY_BYTES = 32;

    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path home;
    private final Path directory;
    private final SecureRandom random;

    DemoFiles(Path home, SecureRandom random) throws IOException {
        this.home = home;
        this.directory = Files.createDirectories(home.resolve("demo"));
        this.random = random;
    }

    Path home() {
        return home;
    }

    /** Owner of the contracts. */
    ChainAccount owner() throws IOException {
        return ChainAccount.loadOrCreate(directory.resolve("demo-owner.key"), random);
    }

    /** The file with the key of the log's account. */
    Path logAccountFile() {
        return directory.resolve("demo-log.key");
    }

    ChainAccount logAccount() throws IOException {
        return ChainAccount.loadOrCreate(logAccountFile(), random);
    }

    /** Password of the key store, made with it. */
    String keyStorePassword() throws IOException {
        Path file = directory.resolve("demo-keys.password");
        if (Files.notExists(file)) {
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random(PASSWORD_BYTES)));
        }
        return Files.readString(file).strip();
    }

    /** The file with the password of the database's user. */
    Path databasePassword() throws IOException {
        Path file = directory.resolve("demo-database.password");
        if (Files.notExists(file)) {
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random(PASSWORD_BYTES)));
        }
        return file;
    }

    /** The keys of the authority and of checkpoints. */
    Path keyStore(AuthorityId authority, String authorityName, Instant now) throws IOException {
        Path file = directory.resolve("demo-keys.p12");
        if (Files.notExists(file)) {
            new KeyStoreMaker(random, now)
                    .write(
                            file,
                            keyStorePassword(),
                            Map.of(authority, authorityName + " (demo, worthless)"),
                            "Demo checkpoints (worthless)");
        }
        return file;
    }

    /** The key of the local timestamping authority. */
    Path timestampKey() {
        return directory.resolve("demo-timestamps.p12");
    }

    /** Its certificate. */
    Path timestampCertificate() {
        return directory.resolve("demo-timestamps.pem");
    }

    SecureRandom random() {
        return random;
    }

    /** The key that stored files are encrypted under. */
    Path keyEncryptionKey() throws IOException {
        Path file = directory.resolve("demo-storage.key");
        if (Files.notExists(file)) {
            write(file, HexFormat.of().formatHex(random(KEY_ENCRYPTION_KEY_BYTES)));
        }
        return file;
    }

    /** The public half of the key that {@code govchain token} signs with; its private half lies beside it. */
    Path tokenKey() throws IOException {
        Path privateFile = directory.resolve("token-private.pem");
        Path publicFile = directory.resolve("token-public.pem");
        if (Files.notExists(privateFile) || Files.notExists(publicFile)) {
            KeyPair pair = KeyPairs.generate(KeyAlgorithm.P256, random);
            write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            write(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
        return publicFile;
    }

    /** Written beside its place and moved: a crash leaves a whole file or none. */
    private static void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new", OWNER_ONLY);
        Files.writeString(fresh, text + "\n", StandardCharsets.US_ASCII, StandardOpenOption.DSYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----";
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
