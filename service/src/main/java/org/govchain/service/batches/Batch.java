package org.govchain.service.batches;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Author;

/**
 * A batch as it stands.
 *
 * @param author who uploaded it; documents that need an approval are this person's drafts
 * @param storageKey of the upload; empty once it is forgotten
 * @param note why it waits or was paused
 * @param total rows
 * @param nextRow rows before it are decided
 * @param rate rows a second, lately
 */
record Batch(
        UUID id,
        AuthorityId authority,
        Author author,
        String type,
        BatchFormat format,
        Optional<String> keyColumn,
        Sha256Digest sha256,
        Optional<String> storageKey,
        State state,
        Optional<String> note,
        int total,
        int nextRow,
        int issued,
        int drafted,
        int present,
        int refused,
        Optional<Float> rate,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** What is done with a batch. */
    enum State {
        /** It may be checked and started. */
        UPLOADED,
        /** Its rows are being issued. */
        RUNNING,
        /** Nothing more is issued until somebody resumes it. */
        PAUSED,
        /** For good; what was issued stays issued. */
        CANCELLED,
        /** Every row is decided. */
        FINISHED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether somebody may bring a batch from here to another state. */
        boolean leadsTo(State next) {
            return switch (next) {
                case RUNNING -> this == UPLOADED || this == PAUSED;
                case PAUSED -> this == RUNNING;
                case CANCELLED -> this == UPLOADED || this == RUNNING || this == PAUSED;
                case UPLOADED, FINISHED -> false;
            };
        }
    }

    int done() {
        return nextRow - 1;
    }
}
