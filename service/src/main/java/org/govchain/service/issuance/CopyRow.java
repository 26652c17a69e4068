package org.govchain.service.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.documents.PdfState;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.status.Status;

/**
 * What the list of documents shows of a copy; no claims.
 *
 * @param seq place in the list, newest has the highest
 * @param type the type's URI
 * @param pdf what there is of its PDF file
 * @param successor the version that took its place
 */
record CopyRow(
        UUID id,
        UUID documentId,
        int documentVersion,
        String type,
        Status status,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        EntryRef entry,
        PdfState pdf,
        long seq,
        Optional<Successor> successor) {

    /** The type's name: the last segment of its URI. */
    String typeName() {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
