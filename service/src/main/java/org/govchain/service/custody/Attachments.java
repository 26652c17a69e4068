package org.govchain.service.custody;

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
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Service;

/**
 * Keeps files encrypted with a key per document. Without the document's key, which lies wrapped in the database, a file
 * is noise; deleting the key erases all files of the document, also those in backups.
 */
@Service
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
    private final DocumentKeys keys;

    Attachments(StorageProperties properties, DocumentKeys keys) throws IOException {
        this.directory = Files.createDirectories(Path.of(String.valueOf(properties.directory())));
        this.largestFile = properties.largestFileBytes();
        this.keys = keys;
    }

    /**
     * Encrypts a stream to the storage, chunk by chunk; durable when this returns.
     *
     * @return empty when it is larger than this installation accepts; then nothing is kept
     */
    public Optional<Stored> store(AuthorityId authority, UUID document, InputStream plain) throws IOException {
        String storageKey = UUID.randomUUID().toString();
        BoundedStream bounded = new BoundedStream(plain, largestFile);
        DigestInputStream digesting = new DigestInputStream(bounded, sha256());
        Path file = file(storageKey);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            keys.ensure(authority, document).encrypt(digesting, out);
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
        try (InputStream in = open(document, storageKey)) {
            in.transferTo(plain);
        }
    }

    /**
     * Opens a stored file for reading its plain bytes piece by piece; a byte that was changed, moved or cut off shows as an
     * {@link IOException} when it is reached.
     */
    public InputStream open(UUID document, String storageKey) throws IOException {
        DataKey key = keys.find(document).orElseThrow(() -> new IllegalStateException("the document was erased"));
        return key.decrypting(new BufferedInputStream(Files.newInputStream(file(storageKey))));
    }

    /** Removes a file that no document refers to. */
    public void delete(String storageKey) {
        try {
            Files.deleteIfExists(file(storageKey));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a file of the storage", e);
        }
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
