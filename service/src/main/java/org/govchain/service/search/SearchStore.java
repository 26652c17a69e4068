package org.govchain.service.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks for documents; every question names the authority. */
@Repository
class SearchStore {

    /** Days are days at the place of the authority. */
    private static final ZoneId PLACE = ZoneId.of("Europe/Berlin");

    /** Entries of the log that no anchored checkpoint has yet; few, whatever the size of the log. */
    private static final String PENDING =
            "select e.id from log l join log_entry e on e.log_id = l.id where e.idx is null"
                    + " or e.idx >= coalesce((select max(k.tree_size) from checkpoint k where k.log_id = l.id and k.state = 'ANCHORED'), 0)";

    /**
     * A document that was found.
     *
     * @param seq its place in the list, newest has the highest
     */
    record Found(UUID credential, long seq) {}

    private final JdbcClient jdbc;
    private final SearchKey key;
    private final Clock clock;

    SearchStore(JdbcClient jdbc, SearchKey key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    /** Newest first, after a place in the list. */
    List<Found> find(AuthorityId authority, SearchFilter filter, long before, int limit) {
        StringBuilder where = new StringBuilder("s.authority = ? and s.seq < ?");
        List<Object> values = new ArrayList<>(List.of(authority.slug(), before));
        filter.words().ifPresent(words -> add(where, values, "s.words @> ?::bigint[]", hashes(authority, words)));
        filter.type().ifPresent(type -> add(where, values, "s.type = ?", type));
        filter.status().ifPresent(status -> add(where, values, "s.status = ?", status.bits()));
        filter.expired()
                .ifPresent(expired -> add(
                        where,
                        values,
                        expired ? "s.valid_until <= ?" : "(s.valid_until is null or s.valid_until > ?)",
                        Timestamp.from(clock.instant())));
        filter.from().ifPresent(day -> add(where, values, "s.issued_at >= ?", start(day)));
        filter.until().ifPresent(day -> add(where, values, "s.issued_at < ?", start(day.plusDays(1))));
        filter.validOn().ifPresent(day -> {
            add(where, values, "(s.valid_from is null or s.valid_from < ?)", start(day.plusDays(1)));
            add(where, values, "(s.valid_until is null or s.valid_until > ?)", start(day));
        });
        filter.anchored()
                .ifPresent(anchored -> where.append(anchored ? " and c.entry_id not in (" : " and c.entry_id in (")
                        .append(PENDING)
                        .append(')'));
        values.add(limit);
        return jdbc.sql("select c.id, s.seq from search_entry s join copy c on c.document_id = s.document_id"
                        + " and c.document_version = s.document_version and c.state = 'ISSUED'"
                        + " where " + where + " order by s.seq desc, c.id limit ?")
                .params(values)
                .query((rows, _) -> new Found(rows.getObject("id", UUID.class), rows.getLong("seq")))
                .list();
    }

    private static void add(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    private String hashes(AuthorityId authority, String words) {
        return Arrays.stream(key.hash(authority, Words.wanted(words)))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Timestamp start(LocalDate day) {
        Instant instant = day.atStartOfDay(PLACE).toInstant();
        return Timestamp.from(instant);
    }
}
