package org.govchain.service.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    }

    private final RequestCheck requests;
    private final Trust trust;
    private final Entitlement entitlement;
    private final StatusLists statusLists;
    private final UnsignedCopies unsignedCopies;
    private final IntentLog intents;
    private final Signer signer;
    private final Completion completion;
    private final Parallel parallel;

    Issuance(
            RequestCheck requests,
            Trust trust,
            Entitlement entitlement,
            StatusLists statusLists,
            UnsignedCopies unsignedCopies,
            IntentLog intents,
            Signer signer,
            Completion completion,
            Parallel parallel) {
        this.requests = requests;
        this.trust = trust;
        this.entitlement = entitlement;
        this.statusLists = statusLists;
        this.unsignedCopies = unsignedCopies;
        this.intents = intents;
        this.signer = signer;
        this.completion = completion;
        this.parallel = parallel;
    }

    /** Issues all documents of one request, or none. */
    Outcome issue(AuthorityId authority, List<IssueRequest> batch, @Nullable IdempotencyKey key, AnswerForm form) {
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
        return issueChecked(authority, checked, key, form, _ -> {});
    }

    /**
     * Steps 1 to 5 for documents whose requests were checked already.
     *
     * @param within done in the transaction of step 5; what it throws undoes the step and voids the intents
     */
    Outcome issueChecked(
            AuthorityId authority,
            List<Checked> checked,
            @Nullable IdempotencyKey key,
            AnswerForm form,
            Consumer<List<Signed>> within) {
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
        if (!intents.store(authority, intended, key)) {
            return new Outcome.Refused(IdempotencyStore.inProgress());
        }

        boolean completed = false;
        try {
            // Step 3: sign. Step 4: self-check, before anything leaves.
            List<Signed> signed = parallel.inSlices(intended, slice -> signer.signAndCheck(authority, slice));

            // Step 5: complete.
            Answer answer = completion.complete(authority, signed, key, form, within);
            completed = true;
            return new Outcome.Issued(answer);
        } finally {
            if (!completed) {
                intents.discard(authority, intended, key);
            }
        }
    }

    private static Outcome refused(RefusalCode code, String detail) {
        return new Outcome.Refused(Refusal.of(code, detail));
    }

    private static Refusal inBatch(Refusal refusal, int item) {
        return new Refusal(refusal.code(), "item " + item + ": " + refusal.detail(), refusal.violations());
    }
}
