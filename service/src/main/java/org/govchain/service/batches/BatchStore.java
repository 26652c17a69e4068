package org.govchain.service.batches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.custody.Attachments;
import org.govchain.service.issuance.Author;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of batches. What a caller asks for names the caller's authority. */
@Repository
class BatchStore {

    private static final String SAME_UPLOAD =
            "authority = ? and type = ? and sha256 = ? and (state <> 'CANCELLED' or issued > 0 or drafted > 0)";

    private final JdbcClient jdbc;

    BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the same bytes were uploaded at the same time. */
    boolean insert(
            UUID id,
            AuthorityId authority,
            String type,
            BatchFormat format,
            @Nullable String keyColumn,
            Attachments.Stored upload,
            int total,
            Author author) {
        return jdbc.sql("insert into batch (id, authority, type, format, key_column, sha256, size, storage_key, total,"
                                + " created_by_issuer, created_by, created_by_machine)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .param(id)
                        .param(authority.slug())
                        .param(type)
                        .param(format.name())
                        .param(keyColumn)
                        .param(upload.sha256().bytes())
                        .param(upload.size())
                        .param(upload.storageKey())
                        .param(total)
                        .param(author.person().issuer())
                        .param(author.person().subject())
                        .param(author.machine())
                        .update()
                == 1;
    }

    Optional<Batch> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from batch where authority = ? and id = ?")
                .params(authority.slug(), id)
                .query(BatchStore::batch)
                .optional();
    }

    /** The batch that these bytes were uploaded as before. */
    Optional<Batch> sameUpload(AuthorityId authority, String type, Sha256Digest sha256) {
        return jdbc.sql("select * from batch where " + SAME_UPLOAD)
                .params(authority.slug(), type, sha256.bytes())
                .query(BatchStore::batch)
                .optional();
    }

    /** The authority's batches, newest first. */
    List<Batch> newest(AuthorityId authority, int most) {
        return jdbc.sql("select * from batch where authority = ? order by seq desc limit ?")
                .params(authority.slug(), most)
                .query(BatchStore::batch)
                .list();
    }

    /** Whether it was still in the former state. */
    boolean change(Batch before, Batch.State next, Instant now) {
        return jdbc.sql("update batch set state = ?, note = null, not_before = now(),"
                                + " started_at = case when ? = 'RUNNING' then coalesce(started_at, ?) else started_at end,"
                                + " finished_at = case when ? = 'CANCELLED' then ? else finished_at end"
                                + " where id = ? and state = ?")
                        .params(
                                next.name(),
                                next.name(),
                                Timestamp.from(now),
                                next.name(),
                                Timestamp.from(now),
                                before.id(),
                                before.state().name())
                        .update()
                == 1;
    }

    /** Takes the next batch that wants work, for so long; others leave it alone meanwhile. */
    Optional<Batch> take(UUID holder, Duration lease) {
        return jdbc.sql("""
                        update batch set lease_holder = ?, lease_until = now() + ? * interval '1 second'
                         where id = (select id from batch
                                      where state = 'RUNNING' and not_before <= now()
                                        and (lease_until is null or lease_until < now() or lease_holder = ?)
                                      order by not_before, seq limit 1 for update skip locked)
                        returning *""")
                .params(holder, lease.toSeconds(), holder)
                .query(BatchStore::batch)
                .optional();
    }

    /** The batch, taken for longer; empty when it runs no more or another instance has it. */
    Optional<Batch> keep(UUID batch, UUID holder, Duration lease) {
        return jdbc.sql("update batch set lease_until = now() + ? * interval '1 second'"
                        + " where id = ? and lease_holder = ? and state = 'RUNNING' returning *")
                .params(lease.toSeconds(), batch, holder)
                .query(BatchStore::batch)
                .optional();
    }

    /** Gives it back: to be taken again after the pause, and after others that wait longer. */
    void release(UUID batch, UUID holder, Duration pause, @Nullable String note) {
        jdbc.sql("update batch set lease_holder = null, lease_until = null,"
                        + " not_before = now() + ? * interval '1 millisecond', note = ?"
                        + " where id = ? and lease_holder = ?")
                .param(pause.toMillis())
                .param(note)
                .param(batch)
                .param(holder)
                .update();
    }

    /** Stops until somebody resumes it. */
    void pause(UUID batch, String note) {
        jdbc.sql("update batch set state = 'PAUSED', note = ?, lease_holder = null, lease_until = null"
                        + " where id = ? and state = 'RUNNING'")
                .params(note, batch)
                .update();
    }

    /** Whether this call finished it. */
    boolean finish(UUID batch, Instant now) {
        return jdbc.sql("update batch set state = 'FINISHED', finished_at = ?, note = null, lease_holder = null,"
                                + " lease_until = null where id = ? and state = 'RUNNING' and next_row = total + 1")
                        .params(Timestamp.from(now), batch)
                        .update()
                == 1;
    }

    /** Uploads of batches that ended before then. */
    List<Batch> toForget(Instant endedBefore, int most) {
        return jdbc.sql("select * from batch where storage_key is not null and finished_at < ? limit ?")
                .params(Timestamp.from(endedBefore), most)
                .query(BatchStore::batch)
                .list();
    }

    void forgotten(UUID batch) {
        jdbc.sql("update batch set storage_key = null where id = ?")
                .param(batch)
                .update();
    }

    private static Batch batch(ResultSet rows, int number) throws SQLException {
        Float rate = rows.getObject("rate", Float.class);
        return new Batch(
                rows.getObject("id", UUID.class),
                new AuthorityId(rows.getString("authority")),
                new Author(
                        new Person(rows.getString("created_by_issuer"), rows.getString("created_by")),
                        rows.getBoolean("created_by_machine")),
                rows.getString("type"),
                BatchFormat.valueOf(rows.getString("format")),
                Optional.ofNullable(rows.getString("key_column")),
                Sha256Digest.of(rows.getBytes("sha256")),
                Optional.ofNullable(rows.getString("storage_key")),
                Batch.State.valueOf(rows.getString("state")),
                Optional.ofNullable(rows.getString("note")),
                rows.getInt("total"),
                rows.getInt("next_row"),
                rows.getInt("issued"),
                rows.getInt("drafted"),
                rows.getInt("present"),
                rows.getInt("refused"),
                Optional.ofNullable(rate),
                rows.getTimestamp("created_at").toInstant(),
                instant(rows.getTimestamp("started_at")),
                instant(rows.getTimestamp("finished_at")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }
}
