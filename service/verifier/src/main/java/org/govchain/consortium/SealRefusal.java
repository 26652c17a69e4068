package org.govchain.consortium;

import java.util.Locale;

/** Why a consortium seal does not show what it was presented for. */
public enum SealRefusal {
    /** The header is no RLP list with the fields of a QBFT block. */
    HEADER_MALFORMED,
    /** The header names validators that are known only from other heights. */
    VALIDATORS_FORMER,
    /** The header names validators that nobody knows at its height. */
    VALIDATORS_FOREIGN,
    /** A commit seal is no signature that anybody can have made. */
    COMMIT_SEAL_WRONG,
    /** No commit seal is by anybody known: the header was changed after they were made, or strangers made them all. */
    HEADER_UNSEALED,
    /** A commit seal is by somebody who never was a validator. */
    COMMIT_SEAL_FOREIGN,
    /** A commit seal is by a validator of other heights. */
    COMMIT_SEAL_FORMER,
    /** Two commit seals are by the same validator. */
    COMMIT_SEAL_REPEATED,
    /** Fewer than two thirds of the validators sealed. */
    QUORUM_MISSED,
    /** The nodes do not lead from the header's receipts root to a receipt at this index. */
    RECEIPT_NOT_IN_BLOCK,
    /** The receipt is none. */
    RECEIPT_MALFORMED,
    /** The transaction was reverted: nothing was anchored. */
    TRANSACTION_REVERTED,
    /** The receipt has no event at this index, or it is not an anchored checkpoint. */
    EVENT_MISSING,
    /** The event comes from another contract than the policy names. */
    CONTRACT_FOREIGN,
    /** The event anchors another log. */
    LOG_MISMATCH,
    /** The event anchors another size of the log. */
    SIZE_MISMATCH,
    /** The event anchors another root. */
    ROOT_MISMATCH,
    /** The header names other validators than known, but more than a third of those known have sealed it: they changed since. */
    VALIDATORS_CHANGED,
    /** Those who sealed have left since, all but a third of those in office or fewer: leavers could seal old blocks anew. */
    VALIDATORS_LEFT;

    /** The stable name for reports and vectors, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
