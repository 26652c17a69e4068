package org.govchain.service.audit;

import java.util.Locale;

/** The kinds of audit event. */
public enum AuditKind {
    /** Keys are about to sign; written before the first signature. */
    SIGNING,
    /** The signatures were made. */
    SIGNED,
    /** The signatures were not made, or not all. */
    SIGNING_FAILED,
    /** A checkpoint was signed and stored. */
    CHECKPOINT_PREPARED,
    /** A transaction was signed and stored; broadcasting it comes next. */
    TRANSACTION_SUBMITTED,
    /** The chain confirmed a checkpoint. */
    CHECKPOINT_ANCHORED,
    /** A development chain forgot anchored checkpoints; they are anchored anew. */
    CHAIN_STATE_LOST,
    /** Anchoring stopped because log and chain contradict each other. */
    ANCHORING_STOPPED,
    /** Somebody began to write a document. */
    DRAFT_CREATED,
    /** A draft was thrown away. */
    DRAFT_DELETED,
    /** A draft's bytes were frozen and wait for an approval. */
    DOCUMENT_SUBMITTED,
    /** What waited for an approval was taken back to be written on. */
    DOCUMENT_WITHDRAWN,
    /** What waited for an approval was given back. */
    DOCUMENT_REJECTED,
    /** A second person approved exact bytes; written before they are signed. */
    DOCUMENT_APPROVED,
    /** A document was issued. */
    DOCUMENT_ISSUED,
    /** An interrupted intent was voided. */
    DOCUMENT_VOIDED,
    /** The status of a document changed. */
    STATUS_CHANGED,
    /** One person proposed a decision that needs two. */
    AGREEMENT_PROPOSED,
    /** Another person confirmed it: it counts. */
    AGREEMENT_REACHED,
    /** A proposal was declined, or an agreement ended. */
    AGREEMENT_WITHDRAWN,
    /** A credential type was added, or a version of one came into force. */
    TYPE_CHANGED,
    /** A document was erased: its key destroyed, its rows emptied. */
    DOCUMENT_ERASED,
    /** A webhook was registered or removed, or its secret changed. */
    WEBHOOK_CHANGED,
    /** A device, gateway or integration was registered, changed, blocked or retired, or a key or token of it was made or ended. */
    DEVICE_CHANGED,
    /** A party was let read streams of the authority, or no longer is. */
    DATA_GRANT_CHANGED,
    /** Readings were given out by a data grant. */
    DATA_GRANT_USED,
    /** The readings of a device from before an instant were made unreadable for good, because their time was over. */
    READINGS_FORGOTTEN,
    /** A batch was uploaded, started, paused, cancelled or finished. */
    BATCH_CHANGED,
    /** Access to a document was granted to a third party, or withdrawn. */
    HAND_OVER_GRANTED,
    HAND_OVER_WITHDRAWN,
    /** A holder's link was made; one that was made before leads nowhere now. */
    HOLDER_LINK_MADE,
    /** Data of an authority was handed out to be taken elsewhere. */
    DATA_EXPORTED,
    /** Data of an authority was taken in from another installation. */
    DATA_IMPORTED,
    /** A protected resource was asked for and refused. */
    ACCESS_REFUSED;

    /** The form that is stored: kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
