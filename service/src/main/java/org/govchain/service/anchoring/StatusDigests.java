package org.govchain.service.anchoring;

import java.util.List;

/** What the status module tells the next checkpoint. The log itself does not know what a status is. */
public interface StatusDigests {

    /**
     * Takes the list versions that were made since the last call, of each list in the order of their versions and always the newest,
     * at most {@code limit} of them.
     *
     * <p>Called at the start of step 1, inside the transaction that stores the checkpoint: what is taken is stored with the
     * checkpoint or, on a rollback, was never taken. May append entries to the log; they get their index in the same step.
     */
    List<StatusDigest> takePending(int limit);
}
