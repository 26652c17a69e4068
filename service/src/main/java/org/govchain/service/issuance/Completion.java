package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
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
    private final AuditLog audit;
    private final List<DocumentEvents> events;
    private final TransactionTemplate transaction;

    Completion(
            IssuingStore store,
            IdempotencyStore idempotency,
            TransparencyLog log,
            AuditLog audit,
            List<DocumentEvents> events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.idempotency = idempotency;
        this.log = log;
        this.audit = audit;
        this.events = List.copyOf(events);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The answer, durable. */
    Answer complete(
            AuthorityId authority,
            List<Signed> copies,
            @Nullable IdempotencyKey key,
            AnswerForm form,
            Consumer<List<Signed>> within) {
        Answer answer = form.of(copies);
        List<LogEntry> entries = copies.stream()
                .map(copy -> LogEntry.credential(Commitment.of(copy.salt(), copy.payload())))
                .toList();
        transaction.executeWithoutResult(_ -> {
            List<EntryRef> refs = log.append(entries);
            if (!store.complete(copies, refs)) {
                throw new IllegalStateException("an intent was voided while it was being signed");
            }
            if (key != null) {
                idempotency.complete(authority, key, answer);
            }
            within.accept(copies);
            List<IssuedDocument> issued =
                    copies.stream().map(IssuedDocument::of).toList();
            events.forEach(listener -> listener.issued(authority, issued));
        });
        audit.record(AuditKind.DOCUMENT_ISSUED, authority, details(copies));
        return Objects.requireNonNull(answer);
    }

    private static Map<String, Object> details(List<Signed> copies) {
        return Map.of(
                "copies",
                copies.stream().map(copy -> copy.intended().id().toString()).toList());
    }
}
