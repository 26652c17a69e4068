package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.status.StatusList;
import org.govchain.verify.PastStatus.Proof;

/** Which version of the status list was in force at the instant judged, and what shows it. */
sealed interface PastVersion {

    /**
     * It is known.
     *
     * @param until block time of the next version, where that is known
     */
    record Known(StatusList bits, Proof proof, long version, Instant since, Optional<Instant> until)
            implements PastVersion {}

    /**
     * It is not known; what was shown says nothing against anybody.
     *
     * @param sealed a version that the consortium sealed, though nothing shows that it was in force at the instant
     */
    record Open(HistoryReason reason, Optional<Sealed> sealed) implements PastVersion {
        Open(HistoryReason reason) {
            this(reason, Optional.empty());
        }
    }

    /** Bits that a block recorded. */
    record Sealed(StatusList bits, Instant since) {}

    /** What was shown contradicts the chain or itself. */
    record Wrong(HistoryReason reason) implements PastVersion {}
}
