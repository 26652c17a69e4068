package org.govchain.service.handover;

import java.util.List;
import java.util.UUID;
import org.govchain.service.custody.Attachments;
import org.govchain.service.custody.KeptData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets a document's grants with their keys, files and record, and the holder's link. What stays is commitments that nobody can open. */
@Component
final class KeptHandOvers implements KeptData {

    private final JdbcClient jdbc;
    private final GrantStore store;
    private final Attachments attachments;

    KeptHandOvers(JdbcClient jdbc, GrantStore store, Attachments attachments) {
        this.jdbc = jdbc;
        this.store = store;
        this.attachments = attachments;
    }

    @Override
    public void erase(UUID document) {
        List<UUID> grants = jdbc.sql("select id from handover_grant where document_id = ?")
                .param(document)
                .query(UUID.class)
                .list();
        grants.forEach(grant -> store.forgetFiles(grant).forEach(file -> attachments.delete(file.storageKey())));
        jdbc.sql("delete from handover_grant where document_id = ?")
                .param(document)
                .update();
        jdbc.sql("delete from handover_holder where document_id = ?")
                .param(document)
                .update();
    }
}
