package org.govchain.service.custody;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;

/** The key of one document, while it is used. It is stored only wrapped, and never printed. */
public final class DataKey {

    private final byte[] key;
    private final SecureRandom random;
    private final SealedBytes sealedBytes;

    DataKey(byte[] key, SecureRandom random) {
        this.key = key.clone();
        this.random = random;
        this.sealedBytes = new SealedBytes(new SecretKeySpec(key, "AES"), random);
    }

    /**
     * Encrypts what fits into memory: nonce, ciphertext and tag, 28 bytes more than the plain ones.
     *
     * @param place which column of which row they are for; authenticated, so that they open nowhere else
     */
    public byte[] seal(byte[] plain, String place) {
        return sealedBytes.seal(plain, place);
    }

    /** Decrypts; throws when a byte was changed or they were sealed for another place. */
    public byte[] open(byte[] sealed, String place) {
        return sealedBytes.open(sealed, place);
    }

    /** Encrypts a stream chunk by chunk; see {@link ChunkedCipher}. */
    void encrypt(InputStream plain, OutputStream out) throws IOException {
        byte[] prefix = new byte[ChunkedCipher.PREFIX_BYTES];
        random.nextBytes(prefix);
        out.write(prefix);
        new ChunkedCipher(key, prefix).encrypt(plain, out);
    }

    /** The plain bytes of a stream; a byte that was changed, moved or cut off shows when it is reached. */
    InputStream decrypting(InputStream encrypted) throws IOException {
        return new ChunkedCipher(key, encrypted.readNBytes(ChunkedCipher.PREFIX_BYTES)).decrypting(encrypted);
    }

    @Override
    public String toString() {
        return "DataKey";
    }
}
