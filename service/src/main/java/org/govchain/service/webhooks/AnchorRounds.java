package org.govchain.service.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of documents whose anchor came; who waits for one is asked, not the log's pipeline, which knows nothing of documents. */
@Component
class AnchorRounds extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private record Anchored(AuthorityId authority, Event event) {}

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AnchorRounds(Outbox outbox, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        super("webhook-anchors", PAUSE);
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void round() {
        try {
            while (isRunning() && Boolean.TRUE.equals(transaction.execute(_ -> tell()))) {
                LOG.debug("anchors told");
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("anchors are not told yet: {}", e.getClass().getSimpleName());
        }
    }

    /** True when there may be more. */
    private boolean tell() {
        List<Anchored> anchored = jdbc.sql("""
                        delete from webhook_awaits_anchor where entry_id in (
                          select a.entry_id from webhook_awaits_anchor a join log_entry e on e.id = a.entry_id
                           where e.idx < (select max(k.tree_size) from checkpoint k where k.log_id = e.log_id and k.state = 'ANCHORED')
                           order by a.entry_id limit ? for update of a skip locked)
                        returning document, credential, authority, type""")
                .param(AT_ONCE)
                .query((rows, _) -> new Anchored(
                        new AuthorityId(rows.getString("authority")),
                        new Event(
                                EventKind.ANCHORED,
                                rows.getObject("document", UUID.class),
                                clock.instant(),
                                Optional.ofNullable(rows.getString("type")),
                                Optional.empty(),
                                "/api/credentials/" + rows.getString("credential"))))
                .list();
        anchored.forEach(one -> outbox.write(one.authority(), EventKind.ANCHORED, List.of(one.event())));
        return anchored.size() == AT_ONCE;
    }
}
