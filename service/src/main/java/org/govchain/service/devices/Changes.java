package org.govchain.service.devices;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes something in one transaction, lets this process see it at once, and writes down who did what. */
@Component
class Changes {

    private final TransactionTemplate transaction;
    private final Remembered remembered;
    private final AuditLog audit;

    Changes(PlatformTransactionManager transactions, Remembered remembered, AuditLog audit) {
        this.transaction = new TransactionTemplate(transactions);
        this.remembered = remembered;
        this.audit = audit;
    }

    <T> Judged<T> within(Supplier<Judged<T>> change) {
        Judged<T> result = Objects.requireNonNull(transaction.execute(_ -> change.get()));
        remembered.changed();
        return result;
    }

    /**
     * An event of the audit log.
     *
     * @param further ids and digests; never a code, a key or a place
     */
    void record(SenderKind kind, AuthorityId authority, UUID id, String step, String by, Map<String, String> further) {
        record(kind.word(), authority, id, step, by, further);
    }

    /** The same of something by its name for people. */
    void record(String what, AuthorityId authority, UUID id, String step, String by, Map<String, String> further) {
        Map<String, String> details = new TreeMap<>(further);
        details.put(what, id.toString());
        details.put("step", step);
        details.put("by", by);
        audit.record(AuditKind.DEVICE_CHANGED, authority, details);
    }
}
