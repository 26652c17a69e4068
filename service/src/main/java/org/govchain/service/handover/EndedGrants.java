package org.govchain.service.handover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.govchain.service.custody.Attachments;
import org.govchain.service.handover.GrantRow.Ending;
import org.govchain.service.handover.Journal.Happening;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends grants whose time is over, whether or not anybody asks for them, and removes files that nobody can fetch any more. */
@Component
final class EndedGrants extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(EndedGrants.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 500;

    private final GrantStore store;
    private final Journal journal;
    private final Attachments attachments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndedGrants(
            GrantStore store,
            Journal journal,
            Attachments attachments,
            PlatformTransactionManager transactions,
            Clock clock) {
        super("ended-grants", PAUSE);
        this.store = store;
        this.journal = journal;
        this.attachments = attachments;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    protected void round() {
        try {
            endDue();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("ended grants could not be cleared away, the next try is in {} s", PAUSE.toSeconds());
        }
    }

    /** One round. */
    void endDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        store.due(now, AT_ONCE).forEach(grant -> expire(grant, now));
        List<UUID> useless = store.withUselessFiles(now.minus(Receipts.DELIVERY), AT_ONCE);
        useless.forEach(grant -> store.forgetFiles(grant).forEach(file -> attachments.delete(file.storageKey())));
    }

    private void expire(UUID grant, Instant now) {
        transaction.executeWithoutResult(_ -> store.lock(grant)
                .filter(row -> row.endedBy().isEmpty())
                .ifPresent(row -> {
                    journal.append(row, Happening.expired(now));
                    store.end(grant, Ending.TIME, now);
                }));
    }
}
