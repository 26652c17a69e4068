package org.govchain.service.handover;

import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.StatusWords;
import org.govchain.status.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a hand-over tells about a document as it stands now; no claims. */
@Repository
class HandedDocuments {

    /**
     * A document.
     *
     * @param type the type's URI
     */
    record HandedDocument(UUID id, int version, UUID copy, String type, Status status) {

        /** As the list of documents says it. */
        String statusWord() {
            return StatusWords.of(status);
        }
    }

    private final JdbcClient jdbc;

    HandedDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The document of an issued copy of this authority. */
    Optional<HandedDocument> find(AuthorityId authority, UUID copy) {
        return jdbc.sql("select c.document_id, c.document_version, c.id, d.type, d.status from copy c"
                        + " join document d on d.id = c.document_id and d.version = c.document_version"
                        + " where c.state = 'ISSUED' and c.id = ? and c.authority = ?")
                .params(copy, authority.slug())
                .query((rows, _) -> new HandedDocument(
                        rows.getObject("document_id", UUID.class),
                        rows.getInt("document_version"),
                        rows.getObject("id", UUID.class),
                        rows.getString("type"),
                        Status.ofBits(rows.getInt("status"))))
                .optional();
    }
}
