package org.govchain.service.drafts;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.DocumentId;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Author;
import org.govchain.service.issuance.Drafting;
import org.govchain.service.issuance.IssueRequest;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Step 1 of docs/office-work.md: a draft, whichever way the request came in. */
@Component
class DraftIntake implements Drafting {

    private final DraftStore store;
    private final AuditLog audit;
    private final SecureRandom random;

    DraftIntake(DraftStore store, AuditLog audit, SecureRandom random) {
        this.store = store;
        this.audit = audit;
        this.random = random;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Result draft(AuthorityId authority, Author author, List<IssueRequest> requests) {
        List<Drafted> drafts = new ArrayList<>(requests.size());
        for (IssueRequest request : requests) {
            UUID id = UUID.randomUUID();
            DocumentId document = Optional.ofNullable(request.document()).orElseGet(() -> DocumentId.random(random));
            if (!store.insert(authority, id, author, request.as(document, request.version()))) {
                return new Result.Refused(Refusal.of(
                        RefusalCode.STATE_CONFLICT, "there is a draft of this document already: write in that one"));
            }
            drafts.add(new Drafted(id, document.value(), request.type()));
        }
        audit.record(
                AuditKind.DRAFT_CREATED,
                authority,
                Map.of(
                        "drafts",
                        drafts.stream().map(draft -> draft.draft().toString()).toList(),
                        "issuer",
                        author.person().issuer(),
                        "by",
                        author.person().subject(),
                        "machine",
                        author.machine()));
        return new Result.Made(drafts);
    }
}
