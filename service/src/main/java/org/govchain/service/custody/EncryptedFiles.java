package org.govchain.service.custody;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Files encrypted with a key that the caller brings, in the format of all files of the storage: 7 bytes of prefix, then chunks of 64 KiB,
 * each with a tag of 16 bytes (AES-256-GCM). A browser reads it with WebCrypto.
 */
@Component
public class EncryptedFiles {

    private final Path directory;
    private final SecureRandom random;

    EncryptedFiles(StorageProperties properties, SecureRandom random) throws IOException {
        this.directory = Files.createDirectories(Path.of(String.valueOf(properties.directory())));
        this.random = random;
    }

    /** Encrypts a stream to the storage; durable when this returns. @return its name in the storage */
    public String store(byte[] key, InputStream plain) throws IOException {
        String storageKey = UUID.randomUUID().toString();
        Path file = file(storageKey);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            encrypt(key, plain, out);
        }
        force(file, StandardOpenOption.WRITE);
        force(directory, StandardOpenOption.READ); // the file's name is the directory's content
        return storageKey;
    }

    /** The same for what is small enough to stay in memory. */
    public byte[] encrypt(byte[] key, byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 64);
        try {
            // A copy: the cipher wipes what it has read.
            encrypt(key, new ByteArrayInputStream(plain), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The encrypted bytes as they lie in the storage. */
    public InputStream open(String storageKey) throws IOException {
        return Files.newInputStream(file(storageKey));
    }

    /** How many bytes {@link #open} gives for a file of this many plain bytes. */
    public static long encryptedLength(long plain) {
        long chunks = Math.max(1, (plain + ChunkedCipher.CHUNK_BYTES - 1) / ChunkedCipher.CHUNK_BYTES);
        return ChunkedCipher.PREFIX_BYTES + plain + chunks * ChunkedCipher.TAG_BYTES;
    }

    private void encrypt(byte[] key, InputStream plain, OutputStream out) throws IOException {
        byte[] prefix = new byte[ChunkedCipher.PREFIX_BYTES];
        random.nextBytes(prefix);
        out.write(prefix);
        new ChunkedCipher(key, prefix).encrypt(plain, out);
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private Path file(String storageKey) {
        return directory.resolve(UUID.fromString(storageKey).toString());
    }
}
