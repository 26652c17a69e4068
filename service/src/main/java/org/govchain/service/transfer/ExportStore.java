package org.govchain.service.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.StatusChangeFacts;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.CopyForms;
import org.govchain.service.issuance.SealedForms;
import org.govchain.service.issuance.SealedOpenings;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.status.Status;
import org.govchain.verify.RecordedChange.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what an authority takes along when it leaves, oldest first, a bounded page at a time. */
@Repository
class ExportStore {

    /** A page has whole documents: their copies share a place, and the next page begins after it. */
    private static final String CREDENTIALS = "select " + SealedForms.COLUMNS + """
            , c.created_at, c.document_version, d.type, d.status, d.valid_from, d.valid_until, d.seq
              from document d
              join copy c on c.document_id = d.id and c.document_version = d.version\
            """ + SealedForms.JOINS + """
             where d.seq in (select seq from document where authority = ? and state = 'ISSUED' and seq > ? order by seq limit ?)
               and c.state = 'ISSUED' and c.forms is not null
             order by d.seq, c.id""";

    /**
     * An issued copy with its document's data.
     *
     * @param place of its document among all; the next page begins after it
     */
    record Held(
            long place,
            UUID document,
            int version,
            String type,
            Status status,
            Instant issuedAt,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            CopyForms forms) {}

    /** A change of status; the place is that of its log entry among all. */
    record Changed(
            long place,
            UUID id,
            UUID document,
            int version,
            Status status,
            String reason,
            Optional<String> code,
            Optional<Successor> successor,
            Instant effective,
            Instant recorded,
            Opening opening) {

        EntryRef entry() {
            return new EntryRef(place);
        }
    }

    /** A key that ever signed for the authority. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record UsedKey(String purpose, byte[] spki, byte[] certificate, Instant firstUsed) {}

    private final JdbcClient jdbc;
    private final SealedForms sealedForms;
    private final SealedOpenings openings;

    ExportStore(JdbcClient jdbc, SealedForms sealedForms, SealedOpenings openings) {
        this.jdbc = jdbc;
        this.sealedForms = sealedForms;
        this.openings = openings;
    }

    long countDocuments(AuthorityId authority) {
        return jdbc.sql("select count(*) from document where authority = ? and state = 'ISSUED'")
                .param(authority.slug())
                .query(Long.class)
                .single();
    }

    List<Held> credentials(AuthorityId authority, long after, int limit) {
        return jdbc.sql(CREDENTIALS)
                .params(authority.slug(), after, limit)
                .query(this::held)
                .list();
    }

    List<BoundFile> files(UUID document, int version) {
        return jdbc.sql("select sha256, name, media_type, size, storage_key is not null as stored from attachment"
                        + " where document_id = ? and document_version = ? order by sha256")
                .params(document, version)
                .query((row, _) -> new BoundFile(
                        Sha256Digest.of(row.getBytes("sha256")),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getBoolean("stored")))
                .list();
    }

    List<Changed> statusChanges(AuthorityId authority, long after, int limit) {
        return jdbc.sql("select s.entry_id, s.document_version, s.status, s.reason_code, s.successor,"
                        + " s.successor_version, s.effective_at, s.recorded_at, " + SealedOpenings.COLUMNS + " from "
                        + SealedOpenings.TABLES + " where s.authority = ? and s.entry_id > ? and s.opening is not null"
                        + " and k.wrapped_key is not null order by s.entry_id limit ?")
                .params(authority.slug(), after, limit)
                .query(this::changed)
                .list();
    }

    private Changed changed(ResultSet row, int number) throws SQLException {
        Opening opening = openings.read(row).orElseThrow();
        UUID successor = row.getObject("successor", UUID.class);
        return new Changed(
                row.getLong("entry_id"),
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getInt("document_version"),
                Status.ofBits(row.getInt("status")),
                StatusChangeFacts.parse(opening.payload()).orElseThrow().words(),
                Optional.ofNullable(row.getString("reason_code")),
                successor == null
                        ? Optional.empty()
                        : Optional.of(new Successor(successor, row.getInt("successor_version"))),
                row.getTimestamp("effective_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                opening);
    }

    List<String> statusLists(AuthorityId authority) {
        return jdbc.sql("select uri from status_list where authority = ?"
                        + " and (registered_at is not null or imported_version is not null) order by uri")
                .param(authority.slug())
                .query(String.class)
                .list();
    }

    List<UsedKey> keys(AuthorityId authority) {
        return jdbc.sql("select purpose, spki, certificate, first_used from issuer_key where authority = ?"
                        + " order by first_used, purpose, thumbprint")
                .param(authority.slug())
                .query((row, _) -> new UsedKey(
                        row.getString("purpose"),
                        row.getBytes("spki"),
                        row.getBytes("certificate"),
                        row.getTimestamp("first_used").toInstant()))
                .list();
    }

    private Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getLong("seq"),
                row.getObject("document_id", UUID.class),
                row.getInt("document_version"),
                row.getString("type"),
                Status.ofBits(row.getInt("status")),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("valid_from")),
                instant(row.getTimestamp("valid_until")),
                sealedForms.read(row, number));
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }
}
