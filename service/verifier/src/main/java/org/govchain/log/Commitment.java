package org.govchain.log;

import org.govchain.merkle.Sha256Digest;

/**
 * What a closed entry shows of its payload: SHA-256(salt ‖ payload).
 *
 * @param digest the 32 public bytes
 */
public record Commitment(Sha256Digest digest) {

    /** Commits to exactly these payload bytes. */
    public static Commitment of(Salt salt, byte[] payload) {
        return new Commitment(Sha256Digest.hash(salt.bytes(), payload));
    }

    /** Whether salt and payload open this commitment. */
    public boolean opensWith(Salt salt, byte[] payload) {
        return equals(of(salt, payload));
    }
}
