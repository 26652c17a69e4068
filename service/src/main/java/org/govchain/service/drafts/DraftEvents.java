package org.govchain.service.drafts;

import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/** Told inside the transaction in which it happens; a listener only writes rows. */
public interface DraftEvents {

    /** A draft was submitted, and waits for somebody who did not write it. */
    void waiting(AuthorityId authority, UUID draft, String type);
}
