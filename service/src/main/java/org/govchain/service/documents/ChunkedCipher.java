package org.govchain.service.documents;

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

/**
 * AES-256-GCM over chunks of 64 KiB (the STREAM construction): the nonce of a chunk is 7 random bytes of the file, the
 * chunk's number (4 bytes) and a byte that marks the last one, so chunks can be neither reordered nor cut off unnoticed.
 * Memory stays at one chunk whatever the file's size.
 */
final class ChunkedCipher {

    static final int PREFIX_BYTES = 7;
    static final int CHUNK_BYTES = 64 * 1024;

    private static final int TAG_BYTES = 16;

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
        byte[] chunk = encrypted.readNBytes(CHUNK_BYTES + TAG_BYTES);
        for (int number = 0; ; number++) {
            if (chunk.length < TAG_BYTES) {
                throw new EOFException("an encrypted file ends too early");
            }
            byte[] next = chunk.length < CHUNK_BYTES + TAG_BYTES
                    ? new byte[0]
                    : encrypted.readNBytes(CHUNK_BYTES + TAG_BYTES);
            boolean last = next.length == 0;
            plain.write(run(Cipher.DECRYPT_MODE, number, last, chunk));
            if (last) {
                return;
            }
            chunk = next;
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
