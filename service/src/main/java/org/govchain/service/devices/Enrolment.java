package org.govchain.service.devices;

import java.time.Instant;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;

/** A code that waits to be used, or did. */
record Enrolment(
        UUID id,
        AuthorityId authority,
        SenderKind kind,
        UUID owner,
        Sha256Digest codeHash,
        int tries,
        Instant expiresAt,
        boolean ended) {

    static final int MOST_TRIES = 5;

    boolean isOpen(Instant now) {
        return !ended && tries < MOST_TRIES && now.isBefore(expiresAt);
    }
}
