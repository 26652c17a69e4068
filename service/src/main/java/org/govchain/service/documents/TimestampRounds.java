package org.govchain.service.documents;

import java.time.Duration;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Adds the timestamps that could not be had when a file was signed. Any process may: the first to store one is right. */
@Component
final class TimestampRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(TimestampRounds.class);
    private static final int PAGE = 50;

    private final PdfStore store;
    private final PdfFiles files;
    private final TimestampAuthority timestamps;

    TimestampRounds(PdfStore store, PdfFiles files, TimestampAuthority timestamps) {
        super("timestamps", Duration.ofSeconds(5));
        this.store = store;
        this.files = files;
        this.timestamps = timestamps;
    }

    @Override
    protected boolean isWanted() {
        return timestamps.isConfigured();
    }

    @Override
    protected void round() {
        if (timestamps.isResting()) {
            return;
        }
        try {
            long added =
                    store.pending(PAGE).stream().takeWhile(files::addTimestamp).count();
            if (added > 0) {
                LOG.info("added {} timestamps that were pending", added);
            }
        } catch (DataAccessException e) {
            LOG.warn("pending timestamps could not be looked for, the next round tries again");
        }
    }
}
