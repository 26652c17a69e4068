package org.govchain.service.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of PDF files: one for a copy, made once. */
@Repository
class PdfStore {

    /** A file in the storage. */
    record Row(UUID copy, UUID document, AuthorityId authority, String storageKey, PdfState state) {}

    private static final String COLUMNS = "select copy_id, document_id, authority, storage_key, state from pdf_file";

    private final JdbcClient jdbc;

    PdfStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(AuthorityId authority, UUID copy) {
        return jdbc.sql(COLUMNS + " where authority = ? and copy_id = ?")
                .params(authority.slug(), copy)
                .query(PdfStore::row)
                .optional();
    }

    /** What a log entry says, and which it is. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Logged(byte[] payload, Salt salt, EntryRef entry) {

        /** Never the salt. */
        @Override
        public String toString() {
            return "Logged[" + entry + "]";
        }
    }

    /** The log entry of the file with this signed range, whoever made it: who knows the digest has the file. */
    Optional<Logged> logged(Sha256Digest signedRange) {
        return jdbc.sql("select payload, salt, entry_id from pdf_file where signed_range = ?")
                .param(signedRange.bytes())
                .query((rows, _) ->
                        new Logged(rows.getBytes(1), Salt.of(rows.getBytes(2)), new EntryRef(rows.getLong(3))))
                .optional();
    }

    /** Whether there was none for this copy. */
    boolean insert(
            Row row,
            Attachments.Stored file,
            Sha256Digest signedRange,
            byte[] payload,
            Salt salt,
            EntryRef entry,
            Instant now) {
        return jdbc.sql(
                                "insert into pdf_file (copy_id, document_id, authority, storage_key, state, size, sha256, signed_range,"
                                        + " payload, salt, entry_id, made_at, timestamped_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then ?::timestamptz end)"
                                        + " on conflict (copy_id) do nothing")
                        .params(
                                row.copy(),
                                row.document(),
                                row.authority().slug(),
                                row.storageKey(),
                                row.state().name(),
                                file.size(),
                                file.sha256().bytes(),
                                signedRange.bytes(),
                                payload,
                                salt.bytes(),
                                entry.id(),
                                Timestamp.from(now),
                                row.state() == PdfState.TIMESTAMPED,
                                Timestamp.from(now))
                        .update()
                > 0;
    }

    List<Row> pending(int limit) {
        return jdbc.sql(COLUMNS + " where state = 'TIMESTAMP_PENDING' order by made_at limit ?")
                .param(limit)
                .query(PdfStore::row)
                .list();
    }

    long countPending() {
        return jdbc.sql("select count(*) from pdf_file where state = 'TIMESTAMP_PENDING'")
                .query(Long.class)
                .single();
    }

    /** Puts the timestamped file in the place of the one it continues; false when somebody else did. */
    boolean timestamped(Row row, Attachments.Stored file, Instant now) {
        return jdbc.sql(
                                "update pdf_file set state = 'TIMESTAMPED', storage_key = ?, size = ?, sha256 = ?, timestamped_at = ?"
                                        + " where copy_id = ? and storage_key = ? and state = 'TIMESTAMP_PENDING'")
                        .params(
                                file.storageKey(),
                                file.size(),
                                file.sha256().bytes(),
                                Timestamp.from(now),
                                row.copy(),
                                row.storageKey())
                        .update()
                > 0;
    }

    /** Forgets the files of a document, and the salt of their log entries with them. */
    void forget(UUID document) {
        jdbc.sql("delete from pdf_file where document_id = ?").param(document).update();
    }

    private static Row row(ResultSet rows, int number) throws SQLException {
        return new Row(
                rows.getObject("copy_id", UUID.class),
                rows.getObject("document_id", UUID.class),
                new AuthorityId(rows.getString("authority")),
                rows.getString("storage_key"),
                PdfState.valueOf(rows.getString("state")));
    }
}
