package org.govchain.service.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedCipherTest {

    private static final int CHUNK = ChunkedCipher.CHUNK_BYTES;
    private static final int TAG = 16;

    private final ChunkedCipher cipher = new ChunkedCipher(new byte[32], new byte[ChunkedCipher.PREFIX_BYTES]);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK})
    void givesBackWhatItTook(int length) throws IOException {
        byte[] plain = bytes(length);
        assertThat(decrypt(encrypt(plain))).isEqualTo(plain);
    }

    @Test
    void noticesAChangedByteAnywhere() throws IOException {
        byte[] encrypted = encrypt(bytes(CHUNK + 10));
        for (int place : new int[] {0, CHUNK, CHUNK + TAG, encrypted.length - 1}) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> decrypt(changed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void noticesThatChunksWereCutOffOrSwapped() throws IOException {
        byte[] encrypted = encrypt(bytes(3 * CHUNK));
        int step = CHUNK + TAG;
        byte[] swapped = encrypted.clone();
        System.arraycopy(encrypted, 0, swapped, step, step);
        System.arraycopy(encrypted, step, swapped, 0, step);
        assertThatThrownBy(() -> decrypt(Arrays.copyOf(encrypted, 2 * step))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decrypt(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decrypt(swapped)).isInstanceOf(IOException.class);
    }

    private byte[] encrypt(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        cipher.encrypt(new ByteArrayInputStream(plain), out);
        return out.toByteArray();
    }

    private byte[] decrypt(byte[] encrypted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        cipher.decrypt(new ByteArrayInputStream(encrypted), out);
        return out.toByteArray();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
