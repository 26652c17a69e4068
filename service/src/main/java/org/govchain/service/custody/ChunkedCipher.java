package org.govchain.service.custody;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM over chunks of 64 KiB (the STREAM construction): the nonce of a chunk is 7 random bytes of the file, the
 * chunk's number (4 bytes) and a byte that marks the last one, so chunks can be neither reordered nor cut off unnoticed.
 * Memory stays at one chunk whatever the file's size.
 */
final class ChunkedCipher {

    static final int PREFIX_BYTES = 7;
    static final int CHUNK_BYTES = 64 * 1024;

    static final int TAG_BYTES = 16;

    private final SecretKeySpec key;
    private final byte[] prefix;

    ChunkedCipher(byte[] key, byte[] prefix) {
        this.key = new SecretKeySpec(key, "AES");
        this.prefix = prefix.clone();
    }

    /** Reads all plain bytes and writes the encrypted ones. */
    void encrypt(InputStream plain, OutputStream out) throws IOException {
        byte[] chunk = plain.readNBytes(CHUNK_BYTES);
        for (int number = 0; ; number++) {
            byte[] next = chunk.length < CHUNK_BYTES ? new byte[0] : plain.readNBytes(CHUNK_BYTES);
            boolean last = next.length == 0;
            out.write(run(Cipher.ENCRYPT_MODE, number, last, chunk));
            if (last) {
                return;
            }
            chunk = next;
        }
    }

    /** Reads all encrypted bytes and writes the plain ones; throws when a byte was changed, moved or cut off. */
    void decrypt(InputStream encrypted, OutputStream plain) throws IOException {
        Decrypting chunks = new Decrypting(encrypted);
        for (byte[] chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            plain.write(chunk);
        }
    }

    /** The plain bytes, decrypted chunk by chunk as they are read. */
    InputStream decrypting(InputStream encrypted) {
        return new Decrypting(encrypted);
    }

    private final class Decrypting extends InputStream {
        private final InputStream encrypted;
        private byte @Nullable [] chunk;
        private byte[] plain = new byte[0];
        private int at;
        private int number;
        private boolean ended;

        Decrypting(InputStream encrypted) {
            this.encrypted = encrypted;
        }

        private byte @Nullable [] next() throws IOException {
            if (ended) {
                return null;
            }
            byte[] current = chunk == null ? encrypted.readNBytes(CHUNK_BYTES + TAG_BYTES) : chunk;
            if (current.length < TAG_BYTES) {
                throw new EOFException("an encrypted file ends too early");
            }
            byte[] next = current.length < CHUNK_BYTES + TAG_BYTES
                    ? new byte[0]
                    : encrypted.readNBytes(CHUNK_BYTES + TAG_BYTES);
            ended = next.length == 0;
            chunk = next;
            return run(Cipher.DECRYPT_MODE, number++, ended, current);
        }

        private boolean fill() throws IOException {
            while (at == plain.length) {
                byte[] next = next();
                if (next == null) {
                    return false;
                }
                plain = next;
                at = 0;
            }
            return true;
        }

        @Override
        public int read() throws IOException {
            return fill() ? plain[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, plain.length - at);
            System.arraycopy(plain, at, buffer, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            encrypted.close();
        }
    }

    private byte[] run(int mode, int number, boolean last, byte[] chunk) throws IOException {
        byte[] nonce = ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            return cipher.doFinal(chunk);
        } catch (GeneralSecurityException e) {
            throw new IOException("an encrypted file was changed, or its key is another one", e);
        } finally {
            if (mode == Cipher.ENCRYPT_MODE) {
                Arrays.fill(chunk, (byte) 0);
            }
        }
    }
}
