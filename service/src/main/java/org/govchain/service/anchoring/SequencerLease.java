package org.govchain.service.anchoring;

import java.util.Optional;
import java.util.function.Supplier;
import org.govchain.service.rounds.Lease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The right to write the log's order, held by one process at a time. */
@Component
final class SequencerLease {

    private final Lease lease;

    SequencerLease(
            JdbcClient jdbc, PlatformTransactionManager transactions, OwnLog log, AnchoringProperties properties) {
        this.lease = new Lease(jdbc, transactions, "sequencer_lease", "log_id", log.id(), properties.lease());
    }

    /** Takes the lease when it is free, has run out, or is ours. */
    boolean acquire() {
        return lease.acquire();
    }

    /** Runs the work in a transaction that holds the lease to its end; empty, and nothing done, when we do not hold it. */
    <T> Optional<T> whileHeld(Supplier<T> work) {
        return lease.whileHeld(work);
    }

    /** Lets another process take over at once; for an orderly end. */
    void release() {
        lease.release();
    }
}
