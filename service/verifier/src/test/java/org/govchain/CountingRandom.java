package org.govchain;

import java.security.SecureRandom;

/** Bytes 0, 1, 2, … for vectors that come out the same each time. */
public final class CountingRandom extends SecureRandom {

    private byte next;

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = next++;
        }
    }
}
