package org.govchain.service.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for documents; every question names the authority. */
@Repository
class SearchStore {

    /** Days are days at the place of the authority. */
    private static final ZoneId PLACE = ZoneId.of("Europe/Berlin");

    /**
     * A document that was found.
     *
     * @param seq its place in the list, newest has the highest
     */
    record Found(UUID credential, long seq) {}

    private static final int FEW = 20_000;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

    /**
     * Each question is planned anew: whether a word is frequent decides how to look for it, and a plan for any word would look for all of
     * them in the same way. And what PostgreSQL takes for dear: comparing a document's words one by one takes as long as twenty ordinary comparisons, and pages are
     * mostly in memory: with the usual numbers it leafs through the newest documents where the index of words is ten times faster.
     */
    private static final String SETTINGS = "set local plan_cache_mode = force_custom_plan;"
            + " set local cpu_operator_cost = 0.05; set local random_page_cost = 1.1";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SearchKey key;
    private final Clock clock;

    SearchStore(JdbcTemplate jdbc, PlatformTransactionManager transactions, SearchKey key, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
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
                .ifPresent(anchored -> where.append(" and (s.document_id, s.document_version) ")
                        .append(anchored ? "not in (" : "in (")
                        .append(pending())
                        .append(')'));
        values.add(limit);
        values.add(limit);
        String found = "select s.document_id, s.document_version, s.seq from search_entry s where " + where;
        // Every entry has a copy that is issued: the first documents are found before their copies are looked up.
        String sql = (isNarrow(authority, filter)
                        ? "with all_found as materialized (" + found
                                + ") select c.id, f.seq from (select * from all_found s"
                        : "select c.id, f.seq from (" + found)
                + " order by s.seq desc limit ?) f join copy c on c.document_id = f.document_id"
                + " and c.document_version = f.document_version and c.state = 'ISSUED'"
                + " order by f.seq desc, c.id limit ?";
        return query(sql, values);
    }

    /**
     * Whether days of issue leave few documents. Then all of them are looked at: the planner does not know that they lie together in
     * the list, and would leaf through everything newer.
     */
    private boolean isNarrow(AuthorityId authority, SearchFilter filter) {
        if (filter.from().isEmpty() && filter.until().isEmpty()) {
            return false;
        }
        Integer documents = jdbc.queryForObject(
                "select count(*) from (select 1 from search_entry where authority = ? and issued_at >= ? and issued_at < ?"
                        + " limit ?) d",
                Integer.class,
                authority.slug(),
                start(filter.from().orElse(EARLIEST)),
                start(filter.until().orElse(LATEST).plusDays(1)),
                FEW + 1);
        return documents != null && documents <= FEW;
    }

    /** The documents with entries of a log that no anchored checkpoint has yet; the bounds are numbers, by which the planner sees how few these are. */
    private String pending() {
        String entries = jdbc
                .query(
                        "select l.id, coalesce((select max(k.tree_size) from checkpoint k where k.log_id = l.id"
                                + " and k.state = 'ANCHORED'), 0) as anchored from log l",
                        (rows, _) -> "select id from log_entry where log_id = " + rows.getInt("id") + " and idx >= "
                                + rows.getLong("anchored") + " union all select id from log_entry where log_id = "
                                + rows.getInt("id") + " and idx is null")
                .stream()
                .collect(Collectors.joining(" union all "));
        return "select p.document_id, p.document_version from copy p where p.entry_id in (" + entries + ")";
    }

    private List<Found> query(String sql, List<Object> values) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.execute(SETTINGS);
            return jdbc.query(
                    sql,
                    (rows, _) -> new Found(rows.getObject("id", UUID.class), rows.getLong("seq")),
                    values.toArray());
        }));
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
