package org.govchain.service.anchoring;

import org.govchain.chain.SignedTransaction;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.Sha256Digest;

/**
 * A stored checkpoint; its states are types with only their own fields.
 *
 * <p>PREPARED → SUBMITTED → ANCHORED; a development chain that loses its state turns ANCHORED into LOST or PREPARED again.
 */
sealed interface CheckpointRow {

    long treeSize();

    Sha256Digest root();

    String note();

    /** Signed and stored; no transaction yet. */
    record Prepared(long treeSize, Sha256Digest root, String note) implements CheckpointRow {}

    /** Its transaction is signed and stored, and may or may not have reached the chain. */
    record Submitted(long treeSize, Sha256Digest root, String note, SignedTransaction transaction)
            implements CheckpointRow {}

    /** On the chain. */
    record Anchored(long treeSize, Sha256Digest root, String note, Anchor anchor) implements CheckpointRow {}

    /** The exact text as signed. */
    default SignedCheckpoint signed() {
        return parse(note());
    }

    /** Reads a stored note; what is none is a bug, not a foreign input. */
    static SignedCheckpoint parse(String note) {
        return switch (SignedCheckpoint.parse(note)) {
            case Parsed.Ok<SignedCheckpoint> ok -> ok.value();
            case Parsed.Malformed<SignedCheckpoint> malformed ->
                throw new IllegalStateException("checkpoint holds a note that is none: " + malformed.reason());
        };
    }
}
