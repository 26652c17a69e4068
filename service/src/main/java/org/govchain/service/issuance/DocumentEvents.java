package org.govchain.service.issuance;

import java.util.List;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.status.Status;

/**
 * Told what happens to documents, inside the transaction in which it happens: what a listener stores is there exactly when the event is,
 * and what it throws undoes the event. A listener therefore only writes rows.
 */
public interface DocumentEvents {

    /** Documents were issued. */
    default void issued(AuthorityId authority, List<IssuedDocument> documents) {}

    /** The status of a document, that is of all its copies, is another one now. */
    default void statusChanged(AuthorityId authority, UUID document, int version, Status status) {}
}
