package org.govchain.service.sensors;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.sensors.RefusalBook.Refused;
import org.govchain.service.sensors.RefusalBook.Tally;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code device_refusal}: one for each device and reason. */
@Component
class RefusalStore {

    /**
     * Readings of a device that were refused.
     *
     * @param why as in answers
     * @param count since the first
     */
    record Line(String why, long count, Instant first, Instant last) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RefusalStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    void add(Map<Refused, Tally> tallies) {
        template.batchUpdate(
                "insert into device_refusal as old (device, why, count, first_at, last_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (device, why) do update set count = old.count + excluded.count,"
                        + " last_at = greatest(old.last_at, excluded.last_at)",
                tallies.entrySet().stream()
                        .map(it -> new Object[] {
                            it.getKey().device(),
                            it.getKey().why().code(),
                            it.getValue().count(),
                            Timestamp.from(it.getValue().first()),
                            Timestamp.from(it.getValue().last())
                        })
                        .toList());
    }

    /** What was refused of a device, the latest first. */
    List<Line> of(UUID device) {
        return jdbc.sql(
                        "select why, count, first_at, last_at from device_refusal where device = ? order by last_at desc")
                .param(device)
                .query((row, _) -> new Line(
                        row.getString(1),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()))
                .list();
    }
}
