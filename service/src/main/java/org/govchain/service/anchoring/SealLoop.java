package org.govchain.service.anchoring;

import java.time.Duration;
import org.govchain.chain.ChainUnavailable;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Looks for consortium seals that are missing, on a thread of its own: anchoring never waits for it. */
@Component
final class SealLoop extends Rounds {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SealLoop.class);

    private final SealBackfill backfill;
    private final boolean enabled;
    private boolean answered = true;

    SealLoop(SealBackfill backfill, AnchoringProperties properties) {
        super("consortium-seals", INTERVAL);
        this.backfill = backfill;
        this.enabled = properties.enabled();
    }

    @Override
    protected boolean isWanted() {
        return enabled;
    }

    /** Outages are waited out; the next round begins where seals are missing then. */
    @Override
    protected void round() {
        try {
            backfill.round();
            tell(true, "");
        } catch (ChainUnavailable e) {
            tell(false, String.valueOf(e.getMessage()));
        } catch (DataAccessException e) {
            tell(false, "database: " + e.getClass().getSimpleName());
        }
    }

    private void tell(boolean now, String reason) {
        if (isRunning() && now != answered) {
            answered = now;
            if (now) {
                LOG.info("consortium seals can be fetched again");
            } else {
                LOG.warn("consortium seals cannot be fetched: {}", reason);
            }
        }
    }
}
