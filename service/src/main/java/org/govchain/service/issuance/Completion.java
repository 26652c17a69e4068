package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.service.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Step 5: what was signed, its log entry and the answer to the request become durable in one transaction, or none does. */
@Component
class Completion {

    private final IssuingStore store;
    private final IdempotencyStore idempotency;
    private final TransparencyLog log;
    private final StatusChanges changes;
    private final AuditLog audit;
    private final List<DocumentEvents> events;
    private final TransactionTemplate transaction;

    Completion(
            IssuingStore store,
            IdempotencyStore idempotency,
            TransparencyLog log,
            StatusChanges changes,
            AuditLog audit,
            List<DocumentEvents> events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.idempotency = idempotency;
        this.log = log;
        this.changes = changes;
        this.audit = audit;
        this.events = List.copyOf(events);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The answer, durable; or why nothing of it happened. */
    Issuance.Outcome complete(
            AuthorityId authority, List<Signed> copies, @Nullable IdempotencyKey key, AnswerForm form, Within within) {
        Answer answer = form.of(copies);
        Optional<Refusal> refusal = Objects.requireNonNull(transaction.execute(status -> {
            Optional<Refusal> not = store(authority, copies, key, answer, within);
            if (not.isPresent()) {
                status.setRollbackOnly();
            }
            return not;
        }));
        if (refusal.isPresent()) {
            return new Issuance.Outcome.Refused(refusal.get());
        }
        audit.record(AuditKind.DOCUMENT_ISSUED, authority, details(copies));
        return new Issuance.Outcome.Issued(answer);
    }

    private Optional<Refusal> store(
            AuthorityId authority, List<Signed> copies, @Nullable IdempotencyKey key, Answer answer, Within within) {
        List<LogEntry> entries = copies.stream()
                .map(copy -> LogEntry.credential(Commitment.of(copy.salt(), copy.payload())))
                .toList();
        List<EntryRef> refs = log.append(entries);
        if (!store.complete(copies, refs)) {
            throw new IllegalStateException("an intent was voided while it was being signed");
        }
        Optional<Refusal> not = supersede(authority, copies).or(() -> within.run(copies));
        if (not.isPresent()) {
            return not;
        }
        List<IssuedDocument> issued = copies.stream().map(IssuedDocument::of).toList();
        events.forEach(listener -> listener.issued(authority, issued));
        if (key != null) {
            idempotency.complete(authority, key, answer);
        }
        return Optional.empty();
    }

    /** Whoever reads the old version learns of the new one from the moment there is one. */
    private Optional<Refusal> supersede(AuthorityId authority, List<Signed> copies) {
        for (Signed copy : copies) {
            Intended made = copy.intended();
            if (made.version() > 1) {
                Successor successor = new Successor(made.id().value(), made.version());
                Optional<Refusal> not =
                        changes.supersede(authority, made.documentId().value(), made.version() - 1, successor);
                if (not.isPresent()) {
                    return not;
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> details(List<Signed> copies) {
        return Map.of(
                "copies",
                copies.stream().map(copy -> copy.intended().id().toString()).toList());
    }
}
