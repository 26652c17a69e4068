package org.govchain.service.search;

import java.time.Duration;
import java.util.List;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.IssuedDocument;
import org.govchain.service.issuance.SealedForms;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes entries for documents that came before there was a search, or from another installation; erased ones stay without. */
@Component
class SearchBackfill extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(SearchBackfill.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    private record Found(long seq, AuthorityId authority, IssuedDocument document) {}

    private final JdbcClient jdbc;
    private final SealedForms forms;
    private final SearchIndex index;
    private long after;

    SearchBackfill(JdbcClient jdbc, SealedForms forms, SearchIndex index) {
        super("search-backfill", PAUSE);
        this.jdbc = jdbc;
        this.forms = forms;
        this.index = index;
    }

    @Override
    protected void round() {
        try {
            while (isRunning() && fill()) {
                LOG.debug("search entries made");
            }
        } catch (DataAccessException e) {
            LOG.warn("search entries are not made yet: {}", e.getClass().getSimpleName());
        }
    }

    /** False when nothing is missing any more. */
    boolean fill() {
        List<Found> found = missing();
        found.forEach(one -> index.issued(one.authority(), List.of(one.document())));
        found.forEach(one -> after = Math.max(after, one.seq()));
        return found.size() == AT_ONCE;
    }

    private List<Found> missing() {
        return jdbc.sql("select d.seq, d.type, d.version, " + SealedForms.COLUMNS + " from document d"
                        + " join copy c on c.document_id = d.id and c.document_version = d.version" + SealedForms.JOINS
                        + " where d.seq > ? and d.state = 'ISSUED' and c.state = 'ISSUED' and c.forms is not null"
                        + " and not exists (select from search_entry s"
                        + " where s.document_id = d.id and s.document_version = d.version)"
                        + " order by d.seq limit ?")
                .params(after, AT_ONCE)
                .query((rows, number) -> {
                    var read = forms.read(rows, number);
                    String type = String.valueOf(rows.getString("type"));
                    return new Found(
                            rows.getLong("seq"),
                            read.authority(),
                            new IssuedDocument(
                                    rows.getObject("document_id", java.util.UUID.class),
                                    rows.getInt("version"),
                                    read.id(),
                                    type.substring(type.lastIndexOf('/') + 1),
                                    read.signedCredential().claims()));
                })
                .list();
    }
}
