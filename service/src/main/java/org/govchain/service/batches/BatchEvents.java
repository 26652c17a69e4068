package org.govchain.service.batches;

import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/** Told inside the transaction that finishes a batch. */
public interface BatchEvents {

    /** Every row of the batch is decided. */
    void finished(AuthorityId authority, UUID batch);
}
