package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
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

    private record Open(UUID copy, UUID document, int version, AuthorityId authority, StatusIndex status) {}

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

    /** Stores ids and unsigned bytes in one transaction, or says why another request was first. */
    Optional<Refusal> store(AuthorityId authority, List<Intended> copies, @Nullable IdempotencyKey key) {
        return begin(authority, key, () -> store.intend(authority, copies) ? Optional.empty() : Optional.of(taken()));
    }

    /** Begins a request that ends with {@link #discard} or with step 5: its key and what it stores in one transaction, or neither. */
    Optional<Refusal> begin(AuthorityId authority, @Nullable IdempotencyKey key, Supplier<Optional<Refusal>> rows) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Refusal> refusal = key != null && !idempotency.begin(authority, key)
                    ? Optional.of(IdempotencyStore.inProgress())
                    : rows.get();
            if (refusal.isPresent()) {
                status.setRollbackOnly();
            }
            return refusal;
        }));
    }

    static Refusal taken() {
        return Refusal.of(RefusalCode.STATE_CONFLICT, "somebody else is about to issue this version of the document");
    }

    /** Voids copies that were submitted and never signed; in the caller's transaction. */
    void withdraw(List<UUID> copies) {
        voidOpen(jdbc.sql(SELECT + "c.state = 'SUBMITTED' and c.id = any(?) for update of c")
                .param(copies.toArray(UUID[]::new))
                .query(IntentLog::open)
                .list());
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

    private static final String SELECT =
            "select c.id, c.document_id, c.document_version, c.authority, c.status_list_id, l.uri, c.status_idx"
                    + " from copy c join status_list l on l.id = c.status_list_id where ";

    private static final String OPEN = SELECT + "c.state = 'INTENDED'";

    private static Open open(java.sql.ResultSet rows, int number) throws java.sql.SQLException {
        return new Open(
                rows.getObject("id", UUID.class),
                rows.getObject("document_id", UUID.class),
                rows.getInt("document_version"),
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
        UUID[] copies = open.stream().map(Open::copy).toArray(UUID[]::new);
        jdbc.sql("update copy set state = 'VOIDED', unsigned = null where id = any(?)")
                .param(copies)
                .update();
        jdbc.sql("update submission set state = case state when 'APPROVING' then 'INTERRUPTED' else 'WITHDRAWN' end,"
                        + " frozen = null where state in ('SUBMITTED', 'APPROVING') and copy_id = any(?)")
                .param(copies)
                .update();
        UUID[] documents = open.stream().map(Open::document).toArray(UUID[]::new);
        Integer[] versions = open.stream().map(Open::version).toArray(Integer[]::new);
        jdbc.sql("update document set state = 'VOIDED', status = ? where state <> 'ISSUED'"
                        + " and (id, version) in (select * from unnest(?::uuid[], ?::int[]))")
                .params(Status.INVALID.bits(), documents, versions)
                .update();
        jdbc.sql("delete from attachment a using document d where d.id = a.document_id and d.version ="
                        + " a.document_version and d.state = 'VOIDED' and (d.id, d.version) in (select * from"
                        + " unnest(?::uuid[], ?::int[]))")
                .params(documents, versions)
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
