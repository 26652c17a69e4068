package org.govchain.service.erasure;

import java.time.Duration;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for documents whose retention has passed ({@code govchain.erasure.interval}, an hour unless set). */
@Component
final class RetentionRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);

    private final Retention retention;

    RetentionRounds(Retention retention, @Value("${govchain.erasure.interval:PT1H}") Duration pause) {
        super("retention", pause);
        this.retention = retention;
    }

    @Override
    protected void round() {
        try {
            int erased = retention.eraseEnded();
            if (erased > 0) {
                LOG.info("erased {} documents whose retention had passed", erased);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the database does not answer, retention is looked at again in the next round");
        }
    }
}
