package org.govchain.consortium;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it: the submission's padding, not the one of SHA-3 (FIPS 202). */
final class Keccak256 {

    static final int LENGTH = 32;

    private Keccak256() {}

    static byte[] hash(byte[] bytes) {
        KeccakDigest digest = new KeccakDigest(8 * LENGTH);
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[LENGTH];
        digest.doFinal(hash, 0);
        return hash;
    }
}
