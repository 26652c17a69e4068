package org.govchain.service.issuance;

import java.util.List;
import java.util.function.Function;
import org.govchain.service.authority.AuthorityId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Steps 3 to 5 of docs/issuance-cycle.md: from stored intents to documents, or to voided intents. */
@Component
class SigningSteps {

    private final IntentLog intents;
    private final Signer signer;
    private final Completion completion;
    private final Parallel parallel;

    SigningSteps(IntentLog intents, Signer signer, Completion completion, Parallel parallel) {
        this.intents = intents;
        this.signer = signer;
        this.completion = completion;
        this.parallel = parallel;
    }

    /**
     * Signs and completes all or none.
     *
     * @param clear what makes a copy one that may be signed
     * @param within done in the transaction of step 5
     */
    Issuance.Outcome run(
            AuthorityId authority,
            List<Intended> intended,
            Function<Intended, Cleared> clear,
            @Nullable IdempotencyKey key,
            AnswerForm form,
            Within within) {
        boolean completed = false;
        try {
            List<Cleared> cleared = intended.stream().map(clear).toList();

            // Step 3: sign. Step 4: self-check, before anything leaves.
            List<Signed> signed = parallel.inSlices(cleared, slice -> signer.signAndCheck(authority, slice));

            // Step 5: complete.
            Issuance.Outcome outcome = completion.complete(authority, signed, key, form, within);
            completed = outcome instanceof Issuance.Outcome.Issued;
            return outcome;
        } finally {
            if (!completed) {
                intents.discard(authority, intended, key);
            }
        }
    }
}
