package org.govchain.log;

import org.govchain.merkle.Sha256Digest;

/** A log's name on the chain: SHA-256 of its origin. */
public record LogId(Sha256Digest digest) {

    /** SHA-256 of the UTF-8 origin. */
    public static LogId of(LogOrigin origin) {
        return new LogId(Sha256Digest.hash(origin.utf8()));
    }
}
