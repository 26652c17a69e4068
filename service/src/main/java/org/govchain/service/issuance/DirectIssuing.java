package org.govchain.service.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How another module issues one document of a type that needs no approval. */
@Service
public class DirectIssuing {

    private final RequestCheck requests;
    private final Issuance issuance;

    DirectIssuing(RequestCheck requests, Issuance issuance) {
        this.requests = requests;
        this.issuance = issuance;
    }

    /** What the caller does in the transaction that issues the document; a refusal undoes it. */
    public interface Issuing {
        Optional<Refusal> done(UUID copy);
    }

    /** Issues it, or says why not. */
    public Approvals.Result issue(
            AuthorityId authority, IssueRequest request, @Nullable IdempotencyKey key, Issuing issuing) {
        Issuance.Outcome outcome = switch (requests.check(request)) {
            case RequestCheck.Result.Refused no -> new Issuance.Outcome.Refused(no.refusal());
            case RequestCheck.Result.Passed passed ->
                issuance.issueChecked(
                        authority,
                        List.of(passed.checked()),
                        key,
                        AnswerForm.SINGLE,
                        signed -> issuing.done(signed.getFirst().intended().id().value()));
        };
        return switch (outcome) {
            case Issuance.Outcome.Issued issued -> new Approvals.Result.Issued(issued.answer());
            case Issuance.Outcome.Refused no -> new Approvals.Result.Refused(no.refusal());
            case Issuance.Outcome.Deferred _ ->
                new Approvals.Result.Refused(
                        Refusal.of(RefusalCode.UNAVAILABLE, "the registry on the chain cannot be asked"));
            case Issuance.Outcome.Drafted _ -> throw new IllegalStateException("a draft is not made of a draft");
        };
    }
}
