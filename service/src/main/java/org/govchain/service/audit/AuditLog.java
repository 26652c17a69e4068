package org.govchain.service.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.govchain.service.authority.AuthorityId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Appends audit events. Details hold identifiers, counts and digests; a claim, reading, key or token never belongs here. */
@Service
public class AuditLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Stores an event of an authority for good before it returns, even when the caller's transaction is rolled back later. */
    public void record(AuditKind kind, AuthorityId authority, Map<String, ?> details) {
        ownTransaction.executeWithoutResult(_ -> insert(kind, authority.slug(), details));
    }

    /** Stores an event of the installation for good before it returns. */
    public void record(AuditKind kind, Map<String, ?> details) {
        ownTransaction.executeWithoutResult(_ -> insert(kind, null, details));
    }

    /** Stores an event with the caller's transaction: it says what that transaction did. */
    public void recordWithin(AuditKind kind, Map<String, ?> details) {
        insert(kind, null, details);
    }

    private void insert(AuditKind kind, @Nullable String authority, Map<String, ?> details) {
        jdbc.sql(
                        "insert into audit_event (at, kind, authority, details) values (:at, :kind, :authority, :details::jsonb)")
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("kind", kind.code())
                .param("authority", authority, Types.VARCHAR)
                .param("details", JSON.writeValueAsString(details))
                .update();
    }
}
