package org.govchain.service.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.service.trust.Trust;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The issuing pipeline. The steps have the numbers of docs/issuance-cycle.md. */
@Service
class Issuance {

    /** What came of it: an answer that is stored and final, or nothing was signed. */
    sealed interface Outcome {
        record Issued(Answer answer) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /** The request is sound, but the registry was not seen recently enough to sign on its word. */
        record Deferred() implements Outcome {}

        /** The type wants a second person: there are drafts now, and nothing is signed. */
        record Drafted(Answer answer) implements Outcome {}
    }

    private final RequestCheck requests;
    private final Drafting drafting;
    private final Idempotency idempotency;
    private final Trust trust;
    private final Entitlement entitlement;
    private final StatusLists statusLists;
    private final UnsignedCopies unsignedCopies;
    private final IntentLog intents;
    private final SigningSteps steps;
    private final Parallel parallel;

    Issuance(
            RequestCheck requests,
            Drafting drafting,
            Idempotency idempotency,
            Trust trust,
            Entitlement entitlement,
            StatusLists statusLists,
            UnsignedCopies unsignedCopies,
            IntentLog intents,
            SigningSteps steps,
            Parallel parallel) {
        this.requests = requests;
        this.drafting = drafting;
        this.idempotency = idempotency;
        this.trust = trust;
        this.entitlement = entitlement;
        this.statusLists = statusLists;
        this.unsignedCopies = unsignedCopies;
        this.intents = intents;
        this.steps = steps;
        this.parallel = parallel;
    }

    /**
     * Issues all documents of one request, or none; where a type wants a second person, makes drafts of all.
     *
     * @param author who sent it; without one nothing that needs an approval is taken
     */
    Outcome issue(
            AuthorityId authority,
            Optional<Author> author,
            List<IssueRequest> batch,
            @Nullable IdempotencyKey key,
            AnswerForm form) {
        // Step 1: check.
        List<RequestCheck.Result> results = parallel.inSlices(
                batch, slice -> slice.stream().map(requests::check).toList());
        List<Checked> checked = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            switch (results.get(i)) {
                case RequestCheck.Result.Passed passed -> checked.add(passed.checked());
                case RequestCheck.Result.Refused refused -> {
                    return new Outcome.Refused(batch.size() == 1 ? refused.refusal() : inBatch(refused.refusal(), i));
                }
            }
        }
        if (author.isPresent() && checked.stream().anyMatch(Cleared::needsApproval)) {
            return draft(authority, author.get(), batch, key, form);
        }
        return issueChecked(authority, checked, key, form, Within.NOTHING);
    }

    private Outcome draft(
            AuthorityId authority,
            Author author,
            List<IssueRequest> batch,
            @Nullable IdempotencyKey key,
            AnswerForm form) {
        return switch (idempotency.once(authority, key, () -> switch (drafting.draft(authority, author, batch)) {
            case Drafting.Result.Made made -> new Idempotency.Result.Answered(form.ofDrafts(made.drafts()));
            case Drafting.Result.Refused no -> new Idempotency.Result.Refused(no.refusal());
        })) {
            case Idempotency.Result.Answered answered -> new Outcome.Drafted(answered.answer());
            case Idempotency.Result.Refused no -> new Outcome.Refused(no.refusal());
        };
    }

    /**
     * Steps 1 to 5 for documents whose requests were checked already.
     *
     * @param within done in the transaction of step 5
     */
    Outcome issueChecked(
            AuthorityId authority,
            List<Checked> checked,
            @Nullable IdempotencyKey key,
            AnswerForm form,
            Within within) {
        if (checked.stream().anyMatch(Cleared::needsApproval)) {
            return refused(
                    RefusalCode.APPROVAL_REQUIRED,
                    "documents of this type are drafted, and a second person approves them");
        }
        if (!trust.isCurrent()) {
            return new Outcome.Deferred();
        }
        Optional<Refusal> notEntitled = entitlement.check(authority, checked);
        if (notEntitled.isPresent()) {
            return new Outcome.Refused(notEntitled.get());
        }

        // Step 2: intend.
        List<StatusIndex> entries = statusLists.allocate(authority, checked.size());
        if (entries.isEmpty()) {
            return refused(RefusalCode.UNAVAILABLE, "no status list with free entries is registered on the chain yet");
        }
        UnsignedCopies.Result prepared = unsignedCopies.prepare(authority, checked, entries);
        if (prepared instanceof UnsignedCopies.Result.Refused tooLarge) {
            return new Outcome.Refused(tooLarge.refusal());
        }
        List<Intended> intended = ((UnsignedCopies.Result.Prepared) prepared).copies();
        Optional<Refusal> tooLate = intents.store(authority, intended, key);
        if (tooLate.isPresent()) {
            return new Outcome.Refused(tooLate.get());
        }

        // Steps 3 to 5.
        return steps.run(authority, intended, Cleared::withoutApproval, key, form, within);
    }

    private static Outcome refused(RefusalCode code, String detail) {
        return new Outcome.Refused(Refusal.of(code, detail));
    }

    private static Refusal inBatch(Refusal refusal, int item) {
        return new Refusal(refusal.code(), "item " + item + ": " + refusal.detail(), refusal.violations());
    }
}
