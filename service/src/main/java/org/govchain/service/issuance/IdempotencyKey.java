package org.govchain.service.issuance;

import org.govchain.merkle.Sha256Digest;

/**
 * What makes a repeated request harmless.
 *
 * @param key the {@code Idempotency-Key} header, 1 to 255 characters
 * @param requestHash SHA-256 over path and body, so that the same key with another body is noticed
 */
public record IdempotencyKey(String key, Sha256Digest requestHash) {

    private static final int LONGEST = 255;

    /** Whether a header's value can be a key. */
    public static boolean isWellFormed(String header) {
        return !header.isEmpty() && header.length() <= LONGEST;
    }
}
