package org.govchain.service.transfer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.issuance.SealedForms;
import org.govchain.service.issuance.SealedOpenings;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.service.status.StatusIndex;
import org.govchain.status.Status;
import org.govchain.verify.RecordedChange.Opening;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of documents that an authority brought along. */
@Repository
class ImportStore {

    /** What is here by the id of a line. */
    enum Place {
        FREE,
        SAME,
        TAKEN
    }

    private final JdbcClient jdbc;
    private final SealedForms sealedForms;
    private final SealedOpenings openings;
    private final DocumentKeys keys;

    ImportStore(JdbcClient jdbc, SealedForms sealedForms, SealedOpenings openings, DocumentKeys keys) {
        this.jdbc = jdbc;
        this.sealedForms = sealedForms;
        this.openings = openings;
        this.keys = keys;
    }

    /** Two imports of one authority at a time would look for the same ids. */
    void lock(AuthorityId authority) {
        jdbc.sql("select slug from authority where slug = ? for update")
                .param(authority.slug())
                .query(String.class)
                .single();
    }

    Place placeOf(AuthorityId authority, CredentialLine line) {
        return jdbc.sql("select exists (select from copy where id = ?)")
                        .param(line.id())
                        .query(Boolean.class)
                        .single()
                ? isSame(authority, line) ? Place.SAME : Place.TAKEN
                : Place.FREE;
    }

    private boolean isSame(AuthorityId authority, CredentialLine line) {
        return jdbc.sql("select " + SealedForms.COLUMNS + " from copy c" + SealedForms.JOINS
                        + "where c.id = ? and c.authority = ? and c.document_id = ? and c.document_version = ?"
                        + " and c.state = 'ISSUED' and c.forms is not null")
                .params(line.id(), authority.slug(), line.document(), line.version())
                .query(sealedForms::read)
                .optional()
                .filter(here ->
                        Arrays.equals(here.payload(), line.bundle().payload().orElseThrow()))
                .isPresent();
    }

    /** The document of a copy, unless it is here already; false when another document is here by its id. */
    boolean putDocument(AuthorityId authority, ImportJudge.Sound copy) {
        CredentialLine line = copy.line();
        jdbc.sql(
                        "insert into document (id, version, authority, type, state, status, valid_from, valid_until, created_at)"
                                + " values (?, ?, ?, ?, 'ISSUED', ?, nullif(?, '')::timestamptz, nullif(?, '')::timestamptz, ?) on conflict (id, version) do nothing")
                .params(
                        line.document(),
                        line.version(),
                        authority.slug(),
                        line.type(),
                        copy.status().bits(),
                        instant(line.validFrom()),
                        instant(line.validUntil()),
                        Timestamp.from(line.issuedAt()))
                .update();
        return jdbc.sql("select count(*) from document where id = ? and version = ? and authority = ? and type = ?"
                                + " and state = 'ISSUED'")
                        .params(line.document(), line.version(), authority.slug(), line.type())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void putCopy(AuthorityId authority, ImportJudge.Sound copy, StatusIndex place, EntryRef entry) {
        CredentialLine line = copy.line();
        byte[] seal = line.bundle().seal().orElseThrow();
        jdbc.sql("insert into copy (id, document_id, document_version, authority, state, status_list_id, status_idx,"
                        + " forms, credential_hash, seal_hash, entry_id, created_at)"
                        + " values (?, ?, ?, ?, 'ISSUED', ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        line.id(),
                        line.document(),
                        line.version(),
                        authority.slug(),
                        place.list(),
                        place.index(),
                        SealedForms.seal(
                                keys.ensure(authority, line.document()),
                                line.id(),
                                copy.credential().text(),
                                seal,
                                line.bundle().payload().orElseThrow(),
                                line.bundle().salt().orElseThrow()),
                        copy.credential().issuerJwsDigest().bytes(),
                        Sha256Digest.hash(seal).bytes(),
                        entry.id(),
                        Timestamp.from(line.issuedAt()))
                .update();
        for (BoundFile file : line.files()) {
            jdbc.sql("insert into attachment (document_id, document_version, sha256, authority, name, media_type, size)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            line.document(),
                            line.version(),
                            file.sha256().bytes(),
                            authority.slug(),
                            file.name(),
                            file.mediaType(),
                            file.size())
                    .update();
        }
    }

    /** Files of a copy that the export has and this installation does not yet. */
    List<Sha256Digest> missingFiles(CredentialLine line) {
        List<Sha256Digest> inExport = line.files().stream()
                .filter(BoundFile::stored)
                .map(BoundFile::sha256)
                .toList();
        return inExport.isEmpty()
                ? List.of()
                : jdbc
                        .sql("select sha256 from attachment where document_id = ? and document_version = ?"
                                + " and storage_key is null order by sha256")
                        .params(line.document(), line.version())
                        .query((row, _) -> Sha256Digest.of(row.getBytes(1)))
                        .list()
                        .stream()
                        .filter(inExport::contains)
                        .toList();
    }

    /** The document and version that a copy belongs to and that wants this file; empty when nothing here does. */
    Optional<Wanted> wanted(AuthorityId authority, UUID copy, Sha256Digest hash) {
        return jdbc.sql("select a.document_id, a.document_version, a.size, a.storage_key is not null as stored"
                        + " from attachment a join copy c"
                        + " on c.document_id = a.document_id and c.document_version = a.document_version"
                        + " where c.id = ? and c.authority = ? and c.state = 'ISSUED' and a.sha256 = ?")
                .params(copy, authority.slug(), hash.bytes())
                .query((row, _) -> new Wanted(
                        row.getObject("document_id", UUID.class),
                        row.getInt("document_version"),
                        row.getLong("size"),
                        row.getBoolean("stored")))
                .optional();
    }

    /** A file that a document is bound to. */
    record Wanted(UUID document, int version, long size, boolean stored) {}

    /** Names the stored file; false when another was named meanwhile. */
    boolean putFile(Wanted wanted, Sha256Digest hash, String storageKey) {
        return jdbc.sql(
                                "update attachment set storage_key = ?"
                                        + " where document_id = ? and document_version = ? and sha256 = ? and storage_key is null")
                        .params(storageKey, wanted.document(), wanted.version(), hash.bytes())
                        .update()
                > 0;
    }

    /** The status of a document of this authority; empty when there is none by the name. */
    Optional<Status> statusOf(AuthorityId authority, ChangeLine line) {
        return jdbc.sql(
                        "select status from document where id = ? and version = ? and authority = ? and state = 'ISSUED'")
                .params(line.document(), line.version(), authority.slug())
                .query((row, _) -> Status.ofBits(row.getInt(1)))
                .optional();
    }

    Place placeOf(AuthorityId authority, ChangeLine line) {
        return jdbc.sql("select s.authority, " + SealedOpenings.COLUMNS + " from " + SealedOpenings.TABLES
                        + " where s.id = ?")
                .param(line.id())
                .query((row, _) -> row.getString("authority").equals(authority.slug())
                                && openings.read(row)
                                        .filter(here -> Arrays.equals(here.payload(), line.payload()))
                                        .isPresent()
                        ? Place.SAME
                        : Place.TAKEN)
                .optional()
                .orElse(Place.FREE);
    }

    /** The change and, when it is the document's latest, the status that it leads to. */
    void putChange(AuthorityId authority, ChangeLine line, EntryRef entry) {
        jdbc.sql(
                        "insert into status_change (id, document_id, document_version, authority, status, reason_code, effective_at,"
                                + " recorded_at, successor, successor_version, opening, entry_id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(line.id())
                .param(line.document())
                .param(line.version())
                .param(authority.slug())
                .param(line.status().bits())
                .param(line.code().orElse(null))
                .param(Timestamp.from(line.effective()))
                .param(Timestamp.from(line.recorded()))
                .param(line.successor().map(Successor::credential).orElse(null))
                .param(line.successor().map(Successor::version).orElse(null))
                .param(SealedOpenings.seal(
                        keys.ensure(authority, line.document()), line.id(), new Opening(line.payload(), line.salt())))
                .param(entry.id())
                .update();
    }

    private static String instant(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }
}
