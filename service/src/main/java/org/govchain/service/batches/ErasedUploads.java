package org.govchain.service.batches;

import java.util.UUID;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.custody.KeptData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The upload that a document came from says what the document said. Erasing the document destroys the upload's key when its batch has
 * ended; the file, noise by then, goes with the next sweep of the storage. A batch that still runs needs its upload until it ends.
 */
@Component
class ErasedUploads implements KeptData {

    private final DocumentKeys keys;
    private final JdbcClient jdbc;

    ErasedUploads(DocumentKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @Override
    public void erase(UUID document) {
        jdbc.sql("update batch set storage_key = null where finished_at is not null and storage_key is not null"
                        + " and id in (select batch_id from batch_row where document_id = ?) returning id")
                .param(document)
                .query(UUID.class)
                .list()
                .forEach(keys::destroy);
    }
}
