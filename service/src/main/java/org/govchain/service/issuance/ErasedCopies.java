package org.govchain.service.issuance;

import java.util.UUID;
import org.govchain.service.custody.KeptData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets what was issued. Kept are ids, dates, type and status entries: they say that there was a document, and its entries in
 * log and status list must stay explicable. Files lose their rows, and the sweep of the storage takes what nobody names.
 */
@Component
class ErasedCopies implements KeptData {

    private final JdbcClient jdbc;

    ErasedCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(UUID document) {
        jdbc.sql(
                        "update submission set state = 'WITHDRAWN', frozen = null where document_id = ? and state = 'SUBMITTED'")
                .param(document)
                .update();
        jdbc.sql(
                        "update copy set state = 'ERASED', forms = null, unsigned = null, credential_hash = null, seal_hash = null"
                                + " where document_id = ?")
                .param(document)
                .update();
        jdbc.sql("delete from attachment where document_id = ?").param(document).update();
        jdbc.sql("update status_change set opening = null where document_id = ?")
                .param(document)
                .update();
    }
}
