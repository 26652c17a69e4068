package org.govchain.service.drafts;

import java.util.UUID;
import org.govchain.service.custody.KeptData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws away what was being written of an erased document; finished drafts say nothing of it. */
@Component
class ErasedDrafts implements KeptData {

    private final JdbcClient jdbc;

    ErasedDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(UUID document) {
        jdbc.sql("delete from draft where document_id = ? and finished_at is null")
                .param(document)
                .update();
    }
}
