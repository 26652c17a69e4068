package org.govchain.service.drafts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.govchain.credential.DocumentId;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Amendments;
import org.govchain.service.issuance.Author;
import org.govchain.service.issuance.IssueRequest;
import org.govchain.service.issuance.Submissions;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts up to their submission; the steps have the numbers of docs/office-work.md. Each is one transaction. */
@Service
class Drafts {

    /** What came of a step. */
    sealed interface Result {
        record Done(Draft draft) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final DraftStore store;
    private final Submissions submissions;
    private final Amendments amendments;
    private final AuditLog audit;
    private final List<DraftEvents> events;
    private final TransactionTemplate transaction;

    Drafts(
            DraftStore store,
            Submissions submissions,
            Amendments amendments,
            AuditLog audit,
            List<DraftEvents> events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.submissions = submissions;
        this.amendments = amendments;
        this.audit = audit;
        this.events = List.copyOf(events);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Step 2, write: whoever saw another revision is told so and changes nothing. */
    Result edit(Caller caller, UUID id, Optional<Integer> seen, IssueRequest request) {
        return locked(caller, id, seen, draft -> {
            if (!request.type().equals(draft.type())) {
                return refused(RefusalCode.STATE_CONFLICT, "a draft keeps its type: " + draft.type());
            }
            takeBack(caller, draft);
            store.edit(authority(caller), draft, Author.of(caller), keepFiles(draft, request));
            return again(caller, id);
        });
    }

    /** Throws a draft away; what was submitted of it is withdrawn. */
    Result delete(Caller caller, UUID id, Optional<Integer> seen) {
        return locked(caller, id, seen, draft -> {
            takeBack(caller, draft);
            store.delete(id);
            record(AuditKind.DRAFT_DELETED, caller, draft, Map.of());
            return new Result.Done(draft);
        });
    }

    /** Step 3, submit: the bytes are frozen, and their digest is what a second person approves. */
    Result submit(Caller caller, UUID id, Optional<Integer> seen) {
        return locked(caller, id, seen, draft -> {
            if (draft.state() != Draft.State.DRAFT) {
                return refused(RefusalCode.STATE_CONFLICT, "it waits for an approval already");
            }
            Optional<Refusal> not = amendable(caller, draft);
            if (not.isPresent()) {
                return new Result.Refused(not.get());
            }
            IssueRequest request = draft.content().orElseThrow();
            return switch (submissions.submit(
                    authority(caller), request, Draft.contributors(store.edits(id)), caller.person())) {
                case Submissions.Result.Refused no -> new Result.Refused(no.refusal());
                case Submissions.Result.Frozen frozen -> {
                    store.submitted(draft, frozen.copy());
                    record(
                            AuditKind.DOCUMENT_SUBMITTED,
                            caller,
                            draft,
                            Map.of("digest", frozen.digest().toHex()));
                    events.forEach(listener -> listener.waiting(authority(caller), id, draft.type()));
                    yield again(caller, id);
                }
            };
        });
    }

    /** Takes a submission back to write on. */
    Result withdraw(Caller caller, UUID id, Optional<Integer> seen) {
        return locked(caller, id, seen, draft -> {
            if (draft.state() != Draft.State.SUBMITTED) {
                return refused(RefusalCode.STATE_CONFLICT, "it does not wait for an approval");
            }
            takeBack(caller, draft);
            store.givenBack(authority(caller), draft, Optional.empty());
            return again(caller, id);
        });
    }

    /** Step 4, the other answer: back to its writers, with a word why. */
    Result reject(Caller caller, UUID id, String comment) {
        return inTransaction(() -> store.lock(authority(caller), id)
                .<Result>map(draft -> {
                    Optional<UUID> copy = draft.copy().filter(_ -> draft.state() == Draft.State.SUBMITTED);
                    if (copy.isEmpty() || !submissions.reject(authority(caller), copy.get(), caller.person())) {
                        return refused(RefusalCode.STATE_CONFLICT, "it does not wait for an approval");
                    }
                    store.givenBack(authority(caller), draft, Optional.of(comment));
                    record(AuditKind.DOCUMENT_REJECTED, caller, draft, Map.of());
                    return again(caller, id);
                })
                .orElseGet(Drafts::notFound));
    }

    Optional<Draft> find(Caller caller, UUID id) {
        return store.find(authority(caller), id);
    }

    List<Draft> page(Caller caller, long before, int limit) {
        return store.page(authority(caller), before, limit);
    }

    List<Draft.Edit> edits(Draft draft) {
        return store.edits(draft.id());
    }

    /** Why a draft that amends cannot go on: its document was revoked, say. */
    Optional<Refusal> amendable(Caller caller, Draft draft) {
        return draft.amends()
                .flatMap(version -> amendments.check(authority(caller), new DocumentId(draft.document()), version));
    }

    private Result locked(Caller caller, UUID id, Optional<Integer> seen, Function<Draft, Result> step) {
        return inTransaction(() -> {
            Optional<Draft> draft = store.lock(authority(caller), id);
            if (draft.isEmpty()) {
                return notFound();
            }
            return not(draft.get(), seen).<Result>map(Result.Refused::new).orElseGet(() -> step.apply(draft.get()));
        });
    }

    private static Optional<Refusal> not(Draft draft, Optional<Integer> seen) {
        if (draft.state() == Draft.State.ISSUED || draft.state() == Draft.State.SIGNING) {
            return Optional.of(Refusal.of(RefusalCode.STATE_CONFLICT, "it is approved: a draft no longer"));
        }
        return seen.filter(revision -> revision == draft.revision()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.PRECONDITION_FAILED,
                        "somebody changed the draft since you read it: it is at revision " + draft.revision()
                                + " now; nothing of yours was stored, read it again"));
    }

    private Result inTransaction(Supplier<Result> step) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Result result = step.get();
            if (result instanceof Result.Refused) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    /** Whatever waits for an approval must be what is written: the frozen bytes are voided with their status entry. */
    private void takeBack(Caller caller, Draft draft) {
        if (draft.state() == Draft.State.SUBMITTED) {
            submissions.withdraw(draft.copy().orElseThrow());
            record(AuditKind.DOCUMENT_WITHDRAWN, caller, draft, Map.of());
        }
    }

    /** A file that is there already is named by its hash. */
    private static IssueRequest keepFiles(Draft draft, IssueRequest request) {
        List<IssueRequest.Attachment> before =
                draft.content().map(IssueRequest::attachments).orElse(List.of());
        List<IssueRequest.Attachment> files = request.attachments().stream()
                .map(file -> before.stream()
                        .filter(kept -> file.storageKey() == null
                                && kept.storageKey() != null
                                && kept.sha256().equals(file.sha256()))
                        .findFirst()
                        .map(kept -> new IssueRequest.Attachment(
                                file.name(), file.mediaType(), file.sha256(), kept.size(), kept.storageKey()))
                        .orElse(file))
                .toList();
        DocumentId document = new DocumentId(draft.document());
        return request.withFiles(document, files).as(document, draft.version());
    }

    private void record(AuditKind kind, Caller caller, Draft draft, Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(more);
        details.put("draft", draft.id().toString());
        details.put("issuer", caller.issuer());
        details.put("by", caller.subject());
        audit.record(kind, authority(caller), details);
    }

    private Result again(Caller caller, UUID id) {
        return store.find(authority(caller), id).<Result>map(Result.Done::new).orElseGet(Drafts::notFound);
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail));
    }

    private static Result notFound() {
        return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
    }
}
