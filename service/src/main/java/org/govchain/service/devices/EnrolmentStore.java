package org.govchain.service.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes, as hashes. A row is found by its id alone: a device has no login, and the row says whose it is. */
@Repository
class EnrolmentStore {

    private final JdbcClient jdbc;

    EnrolmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Owner owner, Sha256Digest codeHash, Instant expiresAt, String by, Instant now) {
        jdbc.sql("insert into enrolment (id, authority, " + owner.kind().table()
                        + ", code_hash, expires_at, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        owner.authority().slug(),
                        owner.id(),
                        codeHash.bytes(),
                        Timestamp.from(expiresAt),
                        by,
                        Timestamp.from(now))
                .update();
    }

    Optional<Enrolment> find(UUID id) {
        return jdbc.sql("select * from enrolment where id = ?")
                .param(id)
                .query(EnrolmentStore::row)
                .optional();
    }

    Optional<Enrolment> lock(UUID id) {
        return jdbc.sql("select * from enrolment where id = ? for update")
                .param(id)
                .query(EnrolmentStore::row)
                .optional();
    }

    void tried(UUID id) {
        jdbc.sql("update enrolment set tries = tries + 1 where id = ?")
                .param(id)
                .update();
    }

    void used(UUID id, Sha256Digest thumbprint, Instant now) {
        jdbc.sql("update enrolment set ended_at = ?, thumbprint = ? where id = ?")
                .params(Timestamp.from(now), thumbprint.bytes(), id)
                .update();
    }

    /** The code that a sender has, if any, is useless from now on. */
    void endOpen(Owner owner, Instant now) {
        jdbc.sql("update enrolment set ended_at = ? where ended_at is null and authority = ? and "
                        + owner.kind().table() + " = ?")
                .params(Timestamp.from(now), owner.authority().slug(), owner.id())
                .update();
    }

    private static Enrolment row(ResultSet rows, int number) throws SQLException {
        UUID device = rows.getObject("device", UUID.class);
        return new Enrolment(
                rows.getObject("id", UUID.class),
                new AuthorityId(rows.getString("authority")),
                device == null ? SenderKind.GATEWAY : SenderKind.DEVICE,
                device == null ? rows.getObject("gateway", UUID.class) : device,
                Sha256Digest.of(rows.getBytes("code_hash")),
                rows.getInt("tries"),
                rows.getTimestamp("expires_at").toInstant(),
                rows.getTimestamp("ended_at") != null);
    }
}
