package org.govchain.service.drafts;

import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Approvals;
import org.govchain.service.issuance.DirectIssuing;
import org.govchain.service.issuance.Idempotency;
import org.govchain.service.issuance.IdempotencyKey;
import org.govchain.service.issuance.Submissions;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Step 4 of docs/office-work.md: a second person approves or rejects; and the short way for types that need nobody. */
@Component
class Decisions {

    private final DraftStore store;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Approvals approvals;
    private final DirectIssuing direct;
    private final Idempotency idempotency;

    Decisions(
            DraftStore store,
            Drafts drafts,
            Submissions submissions,
            Approvals approvals,
            DirectIssuing direct,
            Idempotency idempotency) {
        this.store = store;
        this.drafts = drafts;
        this.submissions = submissions;
        this.approvals = approvals;
        this.direct = direct;
        this.idempotency = idempotency;
    }

    Approvals.Result approve(Caller caller, UUID id, Sha256Digest seen, @Nullable IdempotencyKey key) {
        AuthorityId authority = new AuthorityId(caller.authority());
        Optional<Approvals.Result> before = before(authority, key);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Draft> found = store.find(authority, id);
        if (found.isEmpty()) {
            return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
        }
        Draft draft = found.get();
        Optional<UUID> copy = draft.copy();
        if (copy.isEmpty()) {
            return refused(RefusalCode.APPROVAL_OUTDATED, "it does not wait for an approval: submit it first");
        }
        Optional<Refusal> gone =
                draft.state() == Draft.State.SUBMITTED ? drafts.amendable(caller, draft) : Optional.empty();
        if (gone.isPresent()) {
            return new Approvals.Result.Refused(gone.get());
        }
        return approvals.approve(caller, copy.get(), seen, key, issued -> {
            if (!store.finish(id, draft.revision(), issued)) {
                throw new IllegalStateException("a draft was changed while it was being signed");
            }
        });
    }

    /** Issues a draft of a type that needs no approval. */
    Approvals.Result issue(Caller caller, UUID id, Optional<Integer> seen, @Nullable IdempotencyKey key) {
        AuthorityId authority = new AuthorityId(caller.authority());
        Optional<Approvals.Result> before = before(authority, key);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Draft> found = store.find(authority, id).filter(draft -> draft.state() == Draft.State.DRAFT);
        if (found.isEmpty()) {
            return refused(RefusalCode.STATE_CONFLICT, "it is issued: a draft no longer");
        }
        Draft draft = found.get();
        Optional<Refusal> not =
                seen.filter(revision -> revision == draft.revision()).isPresent()
                        ? drafts.amendable(caller, draft)
                        : Optional.of(changed());
        if (not.isPresent()) {
            return new Approvals.Result.Refused(not.get());
        }
        return direct.issue(
                authority,
                draft.content().orElseThrow(),
                key,
                copy -> store.finish(id, draft.revision(), copy) ? Optional.empty() : Optional.of(changed()));
    }

    Drafts.Result reject(Caller caller, UUID id, String comment) {
        AuthorityId authority = new AuthorityId(caller.authority());
        Optional<Refusal> not = store.find(authority, id)
                .flatMap(Draft::copy)
                .flatMap(copy -> submissions.find(authority, copy))
                .flatMap(submission -> approvals.mayDecide(caller, submission));
        return not.<Drafts.Result>map(Drafts.Result.Refused::new).orElseGet(() -> drafts.reject(caller, id, comment));
    }

    private Optional<Approvals.Result> before(AuthorityId authority, @Nullable IdempotencyKey key) {
        return key == null
                ? Optional.empty()
                : idempotency.find(authority, key).map(known -> switch (known) {
                    case Idempotency.Result.Answered answered -> new Approvals.Result.Issued(answered.answer());
                    case Idempotency.Result.Refused no -> new Approvals.Result.Refused(no.refusal());
                });
    }

    private static Refusal changed() {
        return Refusal.of(
                RefusalCode.PRECONDITION_FAILED, "somebody changed the draft since you read it: read it again");
    }

    private static Approvals.Result refused(RefusalCode code, String detail) {
        return new Approvals.Result.Refused(Refusal.of(code, detail));
    }
}
