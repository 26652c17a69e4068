package org.govchain.service.datagrants;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets parties read, ends that, and says who may read what. */
@Service
class DataGrants {

    /** What came of the wish to let somebody read. The token is told now and never again. */
    sealed interface Outcome {
        record Refused(Refusal refusal) implements Outcome {}

        record Granted(DataGrant grant, Optional<GrantToken> token) implements Outcome {}
    }

    private final DataGrantStore store;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private final Clock clock;

    DataGrants(
            DataGrantStore store,
            AuditLog audit,
            PlatformTransactionManager transactions,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.random = random;
        this.clock = clock;
    }

    Outcome grant(AuthorityId authority, DataGrantForm form, String by) {
        UUID id = UUID.randomUUID();
        Optional<GrantToken> token =
                form.account().isPresent() ? Optional.empty() : Optional.of(GrantToken.random(random));
        Instant now = clock.instant();
        Boolean stored = transaction.execute(status -> {
            boolean all = store.insert(id, authority, form, token, by, now);
            if (!all) {
                status.setRollbackOnly();
            }
            return all;
        });
        if (!Boolean.TRUE.equals(stored)) {
            return new Outcome.Refused(
                    Refusal.of(RefusalCode.MALFORMED_REQUEST, "the authority has not all of these devices"));
        }
        changed(authority, id, by, "granted");
        return new Outcome.Granted(store.find(authority, id).orElseThrow(), token);
    }

    /** Ends a grant at once. */
    Optional<Refusal> revoke(AuthorityId authority, UUID id, String by) {
        if (store.find(authority, id).isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name"));
        }
        if (!store.revoke(authority, id, by, clock.instant())) {
            return Optional.of(Refusal.of(RefusalCode.STATE_CONFLICT, "this grant has been revoked already"));
        }
        changed(authority, id, by, "revoked");
        return Optional.empty();
    }

    /** The grant by which somebody may read a device now. */
    Optional<DataGrant> covering(Reader reader, UUID device) {
        return store.covering(reader, device, clock.instant());
    }

    /** The grants of somebody that have not ended. */
    List<DataGrant> of(Reader reader) {
        return store.of(reader, clock.instant());
    }

    /** Something was read: recorded for good before it goes out. */
    void used(DataGrant grant, String stream, String what, Map<String, String> question) {
        store.used(grant.id(), clock.instant());
        Map<String, String> details = new TreeMap<>(question);
        details.put("grant", grant.id().toString());
        details.put("stream", stream);
        details.put("what", what);
        audit.record(AuditKind.DATA_GRANT_USED, grant.authority(), details);
    }

    private void changed(AuthorityId authority, UUID id, String by, String change) {
        audit.record(
                AuditKind.DATA_GRANT_CHANGED, authority, Map.of("grant", id.toString(), "change", change, "by", by));
    }
}
