package org.govchain.service.anchoring;

import java.util.List;
import org.govchain.chain.AnchoredCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches the consortium seals that were not at hand when their checkpoint was confirmed, or that a version before this one never asked
 * for. Any process may do it at any time: the first to store one is right.
 */
@Component
final class SealBackfill {

    private static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SealBackfill.class);

    private final OwnLog log;
    private final SealStore store;
    private final SealCollection seals;
    private volatile long missing;

    SealBackfill(OwnLog log, SealStore store, SealCollection seals) {
        this.log = log;
        this.store = store;
        this.seals = seals;
    }

    /** How many the last round looked for in vain; 0 on a chain without validators. */
    long missing() {
        return missing;
    }

    /** One round over all that lack one; throws {@link org.govchain.chain.ChainUnavailable} when the chain gives no answer. */
    void round() {
        long refused = 0;
        List<AnchoredCheckpoint> page = store.lacking(log, 0, PAGE);
        while (!page.isEmpty()) {
            for (AnchoredCheckpoint checkpoint : page) {
                switch (seals.of(checkpoint)) {
                    case SealCollection.Result.Sealed(var seal) -> store.put(log.id(), checkpoint.treeSize(), seal);
                    case SealCollection.Result.NoValidators() -> {
                        missing = 0;
                        return;
                    }
                    case SealCollection.Result.Refused(String reason) -> {
                        refused++;
                        tell(checkpoint, reason);
                    }
                }
            }
            page = store.lacking(log, page.getLast().treeSize(), PAGE);
        }
        missing = refused;
    }

    private void tell(AnchoredCheckpoint checkpoint, String reason) {
        if (missing == 0) {
            LOG.warn(
                    "the node has no seal that counts for the checkpoint of size {}: {}",
                    checkpoint.treeSize(),
                    reason);
        }
    }
}
