package org.govchain.service.notices;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of notices. */
@Repository
class NoticeStore {

    record Row(String state, int attempts, Optional<String> lastAnswer) {}

    /** One that shall be sent now; the address is wrapped. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Due(UUID grant, AuthorityId authority, Instant until, byte[] address, int attempt, Instant created) {}

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Notice notice, byte[] address, Instant now) {
        jdbc.sql("insert into notice (grant_id, document, authority, until, address, created_at, next_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(notice.grant(), notice.document(), notice.authority().slug())
                .params(Timestamp.from(notice.until()), address, Timestamp.from(now), Timestamp.from(now))
                .update();
    }

    int countOf(UUID document, Instant since) {
        return jdbc.sql("select count(*) from notice where document = ? and created_at > ?")
                .params(document, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    Optional<Row> find(UUID grant) {
        return jdbc.sql("select state, attempts, last_answer from notice where grant_id = ?")
                .param(grant)
                .query((rows, _) -> new Row(rows.getString(1), rows.getInt(2), Optional.ofNullable(rows.getString(3))))
                .optional();
    }

    /** Takes some that are due; who dies with them leaves them to others after the lease. */
    List<Due> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("update notice set attempts = attempts + 1, next_at = ? where grant_id in ("
                        + "select grant_id from notice where state = 'WAITING' and next_at <= ?"
                        + " order by next_at limit ? for update skip locked)"
                        + " returning grant_id, authority, until, address, attempts, created_at")
                .params(Timestamp.from(now.plus(lease)), Timestamp.from(now), most)
                .query((rows, _) -> new Due(
                        rows.getObject("grant_id", UUID.class),
                        new AuthorityId(rows.getString("authority")),
                        rows.getTimestamp("until").toInstant(),
                        rows.getBytes("address"),
                        rows.getInt("attempts"),
                        rows.getTimestamp("created_at").toInstant()))
                .list();
    }

    void again(UUID grant, String answer, Instant next) {
        jdbc.sql("update notice set last_answer = ?, next_at = ? where grant_id = ? and state = 'WAITING'")
                .params(answer, Timestamp.from(next), grant)
                .update();
    }

    void sent(UUID grant, Instant now) {
        jdbc.sql("update notice set state = 'SENT', address = null, last_answer = null, ended_at = ?"
                        + " where grant_id = ? and state = 'WAITING'")
                .params(Timestamp.from(now), grant)
                .update();
    }

    void giveUp(UUID grant, String answer, Instant now) {
        jdbc.sql("update notice set state = 'GIVEN_UP', address = null, last_answer = ?, ended_at = ?"
                        + " where grant_id = ? and state = 'WAITING'")
                .params(answer, Timestamp.from(now), grant)
                .update();
    }

    int waiting() {
        return jdbc.sql("select count(*) from notice where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }
}
