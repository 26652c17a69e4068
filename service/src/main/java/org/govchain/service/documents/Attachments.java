package org.govchain.service.documents;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps files encrypted with a key per document. Without the document's key, which lies wrapped in the database, a file
 * is noise; deleting the key erases all files of the document, also those in backups.
 */
@Service
@EnableConfigurationProperties(StorageProperties.class)
public class Attachments {

    /**
     * A file that was stored.
     *
     * @param sha256 digest of the plain bytes
     * @param size plain bytes
     * @param storageKey its name in the storage
     */
    public record Stored(Sha256Digest sha256, long size, String storageKey) {}

    private final Path directory;
    private final long largestFile;
    private final KeyEncryptionKey keyEncryptionKey;
    private final JdbcClient jdbc;
    private final SecureRandom random;

    Attachments(StorageProperties properties, JdbcClient jdbc, SecureRandom random, Environment environment)
            throws IOException {
        this.directory = Files.createDirectories(Path.of(String.valueOf(properties.directory())));
        this.largestFile = properties.largestFileBytes();
        Path keyFile = Path.of(String.valueOf(properties.keyFile()));
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            KeyEncryptionKey.createIfMissing(keyFile, random);
        }
        this.keyEncryptionKey = KeyEncryptionKey.read(keyFile, random);
        this.jdbc = jdbc;
        this.random = random;
    }

    /**
     * Encrypts a stream to the storage, chunk by chunk; durable when this returns.
     *
     * @return empty when it is larger than this installation accepts; then nothing is kept
     */
    public Optional<Stored> store(AuthorityId authority, UUID document, InputStream plain) throws IOException {
        String storageKey = UUID.randomUUID().toString();
        byte[] prefix = new byte[ChunkedCipher.PREFIX_BYTES];
        random.nextBytes(prefix);
        BoundedStream bounded = new BoundedStream(plain, largestFile);
        DigestInputStream digesting = new DigestInputStream(bounded, sha256());
        Path file = file(storageKey);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            out.write(prefix);
            new ChunkedCipher(dataKey(authority, document), prefix).encrypt(digesting, out);
        }
        if (bounded.isExceeded()) {
            Files.delete(file);
            return Optional.empty();
        }
        force(file, StandardOpenOption.WRITE);
        force(directory, StandardOpenOption.READ); // the file's name is the directory's content
        return Optional.of(
                new Stored(Sha256Digest.of(digesting.getMessageDigest().digest()), bounded.count(), storageKey));
    }

    /** Writes the plain bytes of a stored file. */
    public void read(UUID document, String storageKey, OutputStream plain) throws IOException {
        byte[] wrapped = jdbc.sql("select wrapped_key from document_key where document_id = ?")
                .param(document)
                .query(byte[].class)
                .single();
        byte[] key = keyEncryptionKey.unwrap(wrapped, document.toString());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file(storageKey)))) {
            new ChunkedCipher(key, in.readNBytes(ChunkedCipher.PREFIX_BYTES)).decrypt(in, plain);
        }
    }

    /**
     * Opens a stored file for reading its plain bytes piece by piece; a byte that was changed, moved or cut off shows as an
     * {@link IOException} when it is reached.
     */
    public InputStream open(UUID document, String storageKey) throws IOException {
        byte[] wrapped = jdbc.sql("select wrapped_key from document_key where document_id = ?")
                .param(document)
                .query(byte[].class)
                .single();
        byte[] key = keyEncryptionKey.unwrap(wrapped, document.toString());
        InputStream encrypted = new BufferedInputStream(Files.newInputStream(file(storageKey)));
        return new ChunkedCipher(key, encrypted.readNBytes(ChunkedCipher.PREFIX_BYTES)).decrypting(encrypted);
    }

    /** Destroys the key of files that belong to no issued document; whatever copies of them exist are noise from then on. */
    public void forgetKey(UUID document) {
        jdbc.sql("delete from document_key where document_id = ?")
                .param(document)
                .update();
    }

    KeyEncryptionKey keyEncryptionKey() {
        return keyEncryptionKey;
    }

    /** Removes a file that no document refers to. */
    public void delete(String storageKey) {
        try {
            Files.deleteIfExists(file(storageKey));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a file of the storage", e);
        }
    }

    private byte[] dataKey(AuthorityId authority, UUID document) {
        byte[] fresh = keyEncryptionKey.newDataKey();
        jdbc.sql("insert into document_key (document_id, authority, wrapped_key) values (?, ?, ?)"
                        + " on conflict (document_id) do nothing")
                .params(document, authority.slug(), keyEncryptionKey.wrap(fresh, document.toString()))
                .update();
        byte[] wrapped = jdbc.sql("select wrapped_key from document_key where document_id = ?")
                .param(document)
                .query(byte[].class)
                .single();
        return keyEncryptionKey.unwrap(wrapped, document.toString());
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private Path file(String storageKey) {
        return directory.resolve(UUID.fromString(storageKey).toString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
