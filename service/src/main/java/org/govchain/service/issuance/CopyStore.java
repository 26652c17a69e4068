package org.govchain.service.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.documents.PdfState;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.status.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads issued copies. Every read for a caller names the caller's authority; a row of another one is simply not there. */
@Repository
class CopyStore {

    private static final String ROW = """
            select c.id, c.document_id, c.document_version, d.type, d.status, d.valid_from, d.valid_until, c.entry_id, d.seq,
                   p.state as pdf_state, s.successor, s.successor_version
              from copy c join document d on d.id = c.document_id and d.version = c.document_version
                          left join pdf_file p on p.copy_id = c.id
                          left join status_change s on s.document_id = d.id and s.document_version = d.version
                                and s.successor is not null
             where c.state = 'ISSUED'""";

    private static final String FORMS = "select " + SealedForms.COLUMNS + " from copy c" + SealedForms.JOINS
            + "where c.state = 'ISSUED' and c.forms is not null";

    private final JdbcClient jdbc;
    private final SealedForms sealedForms;

    CopyStore(JdbcClient jdbc, SealedForms sealedForms) {
        this.jdbc = jdbc;
        this.sealedForms = sealedForms;
    }

    /** A page of the authority's copies, newest first, after a place in the list. */
    List<CopyRow> page(AuthorityId authority, long before, int limit) {
        return jdbc.sql(ROW + " and d.authority = ? and d.seq < ? order by d.seq desc, c.id limit ?")
                .params(authority.slug(), before, limit)
                .query(CopyStore::row)
                .list();
    }

    /** Those of the copies that are the authority's, in no order. */
    List<CopyRow> all(AuthorityId authority, List<UUID> ids) {
        return jdbc.sql(ROW + " and c.authority = ? and c.id = any(?)")
                .params(authority.slug(), ids.toArray(UUID[]::new))
                .query(CopyStore::row)
                .list();
    }

    Optional<CopyRow> find(AuthorityId authority, UUID id) {
        return jdbc.sql(ROW + " and c.authority = ? and c.id = ?")
                .params(authority.slug(), id)
                .query(CopyStore::row)
                .optional();
    }

    Optional<CopyForms> forms(AuthorityId authority, UUID id) {
        return jdbc.sql(FORMS + " and c.authority = ? and c.id = ?")
                .params(authority.slug(), id)
                .query(sealedForms::read)
                .optional();
    }

    /** Copies whose credential, seal or attachment has this hash, of any authority, newest first. */
    List<CopyForms> byHash(Sha256Digest hash, int limit) {
        return jdbc.sql(FORMS + " and (c.credential_hash = ? or c.seal_hash = ? or exists (select from attachment a"
                        + " where a.sha256 = ? and a.document_id = c.document_id and a.document_version ="
                        + " c.document_version)) order by c.created_at desc, c.id limit ?")
                .params(hash.bytes(), hash.bytes(), hash.bytes(), limit)
                .query(sealedForms::read)
                .list();
    }

    private static CopyRow row(ResultSet rows, int number) throws SQLException {
        return new CopyRow(
                rows.getObject("id", UUID.class),
                rows.getObject("document_id", UUID.class),
                rows.getInt("document_version"),
                rows.getString("type"),
                Status.ofBits(rows.getInt("status")),
                instant(rows.getTimestamp("valid_from")),
                instant(rows.getTimestamp("valid_until")),
                new EntryRef(rows.getLong("entry_id")),
                pdf(rows.getString("pdf_state")),
                rows.getLong("seq"),
                successor(rows));
    }

    private static Optional<Successor> successor(ResultSet rows) throws SQLException {
        UUID credential = rows.getObject("successor", UUID.class);
        return credential == null
                ? Optional.empty()
                : Optional.of(new Successor(credential, rows.getInt("successor_version")));
    }

    private static PdfState pdf(@Nullable String state) {
        return state == null ? PdfState.NOT_MADE : PdfState.valueOf(state);
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }
}
