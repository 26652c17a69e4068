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

    /** A draft, made for this row: a second person approves it. */
    record Drafted(int row, UUID document, UUID draft, Optional<KeyHash> keyHash) implements RowResult {}

    /**
     * A document that was issued before for the same own key.
     *
     * @param credential none where it was drafted
     */
    record Present(int row, UUID document, @Nullable UUID credential) implements RowResult {}

    /** No document, and why; the reason names columns and rules, no claims. */
    record Refused(int row, String reason) implements RowResult {}

    /** The hash of an own key ({@link OwnKeys#hash}). */
    record KeyHash(String hex) {}

    default String outcome() {
        return switch (this) {
            case Issued _ -> "ISSUED";
            case Drafted _ -> "DRAFTED";
            case Present _ -> "PRESENT";
            case Refused _ -> "REFUSED";
        };
    }

    default @Nullable UUID documentId() {
        return switch (this) {
            case Issued issued -> issued.document;
            case Drafted drafted -> drafted.document;
            case Present present -> present.document;
            case Refused _ -> null;
        };
    }

    default @Nullable UUID credentialId() {
        return switch (this) {
            case Issued issued -> issued.credential;
            case Present present -> present.credential;
            case Drafted _, Refused _ -> null;
        };
    }

    default @Nullable UUID draftId() {
        return this instanceof Drafted drafted ? drafted.draft : null;
    }

    /** Of an own key that now belongs to a document. */
    default Optional<KeyHash> takenKey() {
        return switch (this) {
            case Issued issued -> issued.keyHash;
            case Drafted drafted -> drafted.keyHash;
            case Present _, Refused _ -> Optional.empty();
        };
    }

    default @Nullable String reasonOrNull() {
        return this instanceof Refused refused ? refused.reason : null;
    }
}
