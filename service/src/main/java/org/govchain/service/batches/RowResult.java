package org.govchain.service.batches;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a row. */
sealed interface RowResult {

    int row();

    /**
     * A document, issued for this row.
     *
     * @param keyHash of the row's own key
     */
    record Issued(int row, UUID document, UUID credential, Optional<KeyHash> keyHash) implements RowResult {}

    /** A document that was issued before for the same own key. */
    record Present(int row, UUID document, UUID credential) implements RowResult {}

    /** No document, and why; the reason names columns and rules, no claims. */
    record Refused(int row, String reason) implements RowResult {}

    /** The hash of an own key ({@link OwnKeys#hash}). */
    record KeyHash(String hex) {}

    default String outcome() {
        return switch (this) {
            case Issued _ -> "ISSUED";
            case Present _ -> "PRESENT";
            case Refused _ -> "REFUSED";
        };
    }

    default @Nullable UUID documentId() {
        return switch (this) {
            case Issued issued -> issued.document;
            case Present present -> present.document;
            case Refused _ -> null;
        };
    }

    default @Nullable UUID credentialId() {
        return switch (this) {
            case Issued issued -> issued.credential;
            case Present present -> present.credential;
            case Refused _ -> null;
        };
    }

    default @Nullable String reasonOrNull() {
        return this instanceof Refused refused ? refused.reason : null;
    }
}
