package org.govchain.service.streams;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A partition of the leaves for each day of receiving (UTC), made before it is needed: forgetting a day is dropping a table. */
@Component
class Partitions {

    private static final int AHEAD = 2;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Set<LocalDate> made = new HashSet<>();

    Partitions(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes those of this day and of the next ones, unless it has done so. */
    void prepare(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int ahead = 0; ahead <= AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (!made.contains(day)) {
                make(day);
                made.add(day);
            }
        }
    }

    /** Those of days before, of which every leaf is forgotten; nothing may be on its way there any more. */
    List<String> forgotten(LocalDate before) {
        return jdbc
                .queryForList(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                + " where i.inhparent = 'reading'::regclass and c.relname < ? order by c.relname",
                        String.class,
                        name(before))
                .stream()
                .filter(this::isForgotten)
                .toList();
    }

    private boolean isForgotten(String partition) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select not exists (select from " + partition + " r left join stream_forgotten f on f.stream = r.stream"
                        + " where f.until is null or r.position >= f.until)",
                Boolean.class));
    }

    /** Drops one of them, inside a transaction; waits for those who read only shortly, because others wait behind it. */
    void drop(String partition) {
        jdbc.execute("set local lock_timeout = '2s'");
        jdbc.execute("drop table " + partition);
    }

    private static String name(LocalDate day) {
        return "reading_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** A table by itself that becomes a partition: to make it as one would lock out whoever reads or writes any other. */
    private void make(LocalDate day) {
        transaction.executeWithoutResult(_ -> {
            jdbc.execute("set local lock_timeout = '2s'");
            jdbc.execute("create table if not exists " + name(day) + " (like reading including all)");
            if (!isAttached(day)) {
                jdbc.execute("alter table reading attach partition " + name(day) + " for values from (" + start(day)
                        + ") to (" + start(day.plusDays(1)) + ")");
            }
        });
    }

    private boolean isAttached(LocalDate day) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from pg_inherits where inhparent = 'reading'::regclass and inhrelid = ?::regclass)",
                Boolean.class,
                name(day)));
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
