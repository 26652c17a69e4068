package org.govchain.service.streams;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A partition of the leaves for each day of receiving (UTC), made before it is needed: forgetting a day is dropping a table. */
@Component
class Partitions {

    private static final int AHEAD = 2;

    private final JdbcTemplate jdbc;
    private final Set<LocalDate> made = new HashSet<>();

    Partitions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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

    private void make(LocalDate day) {
        jdbc.execute("create table if not exists reading_" + DateTimeFormatter.BASIC_ISO_DATE.format(day)
                + " partition of reading for values from (" + start(day) + ") to (" + start(day.plusDays(1)) + ")");
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
