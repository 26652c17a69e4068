package org.govchain.service.erasure;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.custody.KeptData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a document in one transaction: its key and with it credential, seal, payload, salt, drafts and files; every row that
 * describes it. Its log entry stays as a commitment that nobody can open any more.
 */
@Service
class Erasure {

    /** What came of it. */
    enum Outcome {
        ERASED,
        ALREADY_ERASED,
        /** A version of it is being signed at this moment; asked again, it will be erased. */
        BEING_ISSUED,
        NOT_FOUND
    }

    private final DocumentKeys keys;
    private final List<KeptData> keptData;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Erasure(DocumentKeys keys, List<KeptData> keptData, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.keptData = List.copyOf(keptData);
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Erases all versions and copies of a document of the authority. */
    @Transactional
    public Outcome erase(AuthorityId authority, UUID document, ErasureReason reason) {
        List<String> states = jdbc.sql("select state from document where id = ? and authority = ? for update")
                .params(document, authority.slug())
                .query(String.class)
                .list();
        if (states.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        if (states.stream().allMatch("ERASED"::equals)) {
            return Outcome.ALREADY_ERASED;
        }
        // Its status entry must end as that of a document or as invalid, and only issuing knows which.
        if (states.contains("INTENDED")) {
            return Outcome.BEING_ISSUED;
        }
        keys.destroy(document);
        keptData.forEach(kept -> kept.erase(document));
        jdbc.sql("update document set state = 'ERASED', erased_at = ?, erasure_reason = ? where id = ?")
                .params(Timestamp.from(clock.instant()), reason.code(), document)
                .update();
        audit.record(
                AuditKind.DOCUMENT_ERASED, authority, Map.of("document", document.toString(), "reason", reason.code()));
        return Outcome.ERASED;
    }
}
