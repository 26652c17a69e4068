package org.govchain.service.issuance;

import java.util.List;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;

/** Where requests go whose documents need an approval: every way in ends here, and nothing is prepared or signed. */
public interface Drafting {

    /** A draft that was made. */
    record Drafted(UUID draft, UUID document, String type) {}

    /** What came of it. */
    sealed interface Result {
        /** One for each request, in the order given. */
        record Made(List<Drafted> drafts) implements Result {

            public Made {
                drafts = List.copyOf(drafts);
            }
        }

        record Refused(Refusal refusal) implements Result {}
    }

    /** Makes a draft of each request, in the caller's transaction, which the caller undoes on a refusal. */
    Result draft(AuthorityId authority, Author author, List<IssueRequest> requests);
}
