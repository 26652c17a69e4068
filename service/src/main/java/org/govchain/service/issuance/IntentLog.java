package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.status.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is about to be signed. An intent that was not completed is voided and its status entry set to invalid, because
 * something may have been signed; it is never resumed.
 */
@Component
class IntentLog implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(IntentLog.class);

    private record Open(UUID copy, UUID document, AuthorityId authority, StatusIndex status) {}

    private final IssuingStore store;
    private final IdempotencyStore idempotency;
    private final StatusLists statusLists;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IntentLog(
            IssuingStore store,
            IdempotencyStore idempotency,
            StatusLists statusLists,
            AuditLog audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.idempotency = idempotency;
        this.statusLists = statusLists;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Stores ids and unsigned bytes in one transaction; false when another request with this key is being worked on. */
    boolean store(AuthorityId authority, List<Intended> copies, @Nullable IdempotencyKey key) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (key != null && !idempotency.begin(authority, key)) {
                return false;
            }
            store.intend(authority, copies);
            return true;
        }));
    }

    /** Voids what a failed request left behind. */
    void discard(AuthorityId authority, List<Intended> copies, @Nullable IdempotencyKey key) {
        UUID[] ids = copies.stream().map(copy -> copy.id().value()).toArray(UUID[]::new);
        transaction.executeWithoutResult(_ -> {
            voidOpen(jdbc.sql(OPEN + " and c.id = any(?) for update of c")
                    .param(ids)
                    .query(IntentLog::open)
                    .list());
            if (key != null) {
                idempotency.forget(authority, key);
            }
        });
    }

    /**
     * Voids what a former process left behind, before the first request is taken. Should another instance be about to complete one of these, its step 5
     * finds the intent void and fails: nothing is issued and void at once.
     */
    @Override
    public void afterSingletonsInstantiated() {
        Integer voided = transaction.execute(_ -> {
            List<Open> open =
                    jdbc.sql(OPEN + " for update of c").query(IntentLog::open).list();
            voidOpen(open);
            idempotency.forgetUnfinished();
            return open.size();
        });
        if (voided != null && voided > 0) {
            LOG.warn("voided {} interrupted intents", voided);
        }
    }

    private static final String OPEN = "select c.id, c.document_id, c.authority, c.status_list_id, l.uri, c.status_idx"
            + " from copy c join status_list l on l.id = c.status_list_id where c.state = 'INTENDED'";

    private static Open open(java.sql.ResultSet rows, int number) throws java.sql.SQLException {
        return new Open(
                rows.getObject("id", UUID.class),
                rows.getObject("document_id", UUID.class),
                new AuthorityId(rows.getString("authority")),
                new StatusIndex(
                        rows.getObject("status_list_id", UUID.class),
                        rows.getString("uri"),
                        rows.getInt("status_idx")));
    }

    private void voidOpen(List<Open> open) {
        if (open.isEmpty()) {
            return;
        }
        statusLists.change(open.stream().map(Open::status).toList(), Status.INVALID);
        jdbc.sql("update copy set state = 'VOIDED', unsigned = null where id = any(?)")
                .param(open.stream().map(Open::copy).toArray(UUID[]::new))
                .update();
        jdbc.sql("update document set state = 'VOIDED', status = ? where version = 1 and id = any(?)")
                .param(Status.INVALID.bits())
                .param(open.stream().map(Open::document).toArray(UUID[]::new))
                .update();
        open.stream()
                .collect(Collectors.groupingBy(Open::authority))
                .forEach((authority, intents) ->
                        audit.record(AuditKind.DOCUMENT_VOIDED, authority, Map.of("copies", ids(intents))));
    }

    private static List<String> ids(List<Open> intents) {
        return intents.stream().map(intent -> intent.copy().toString()).toList();
    }
}
