package org.govchain.service.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.StatusChangeFacts;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.status.StatusPast;
import org.govchain.status.Status;
import org.govchain.status.StatusListId;
import org.govchain.verify.RecordedChange;
import org.govchain.verify.StatusHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The past of a document's status, with what proves it: the list's version of an instant and all changes (docs/spec/history.md). */
@Service
public class StatusHistories {

    /** The document that a copy is of, and the list of its status. */
    private record Subject(UUID document, int version, String list) {}

    private static final String SUBJECT =
            "select c.document_id, c.document_version, l.uri from copy c join status_list l on l.id = c.status_list_id"
                    + " where c.state = 'ISSUED'";

    private final JdbcClient jdbc;
    private final StatusPast past;
    private final TransparencyLog log;
    private final SealedOpenings openings;

    StatusHistories(JdbcClient jdbc, StatusPast past, TransparencyLog log, SealedOpenings openings) {
        this.jdbc = jdbc;
        this.past = past;
        this.log = log;
        this.openings = openings;
    }

    /** Everything, for those who may read the authority's documents; empty when it has no such copy. */
    public Optional<StatusHistory> full(AuthorityId authority, UUID copy, Instant at) {
        return jdbc.sql(SUBJECT + " and c.authority = ? and c.id = ?")
                .params(authority.slug(), copy)
                .query(StatusHistories::subject)
                .optional()
                .flatMap(subject -> history(subject, at, true));
    }

    /** For whoever holds the document with this hash of seal, issuer-signed JWT or attachment: without the authority's own words. */
    public Optional<StatusHistory> ofHash(Sha256Digest hash, Instant at) {
        return jdbc.sql(SUBJECT + " and (c.credential_hash = ? or c.seal_hash = ? or exists (select from attachment a"
                        + " where a.sha256 = ? and a.document_id = c.document_id"
                        + " and a.document_version = c.document_version)) order by c.created_at desc, c.id limit 1")
                .params(hash.bytes(), hash.bytes(), hash.bytes())
                .query(StatusHistories::subject)
                .optional()
                .flatMap(subject -> history(subject, at, false));
    }

    /** The changes of a copy's document when a newer version took its place; without versions of the list, for the public. */
    Optional<StatusHistory> ofSuperseded(UUID copy) {
        return jdbc.sql(SUBJECT + " and c.id = ? and exists (select from status_change s where s.status = ?"
                        + " and s.document_id = c.document_id and s.document_version = c.document_version)")
                .params(copy, Status.SUPERSEDED.bits())
                .query(StatusHistories::subject)
                .optional()
                .map(subject -> new StatusHistory(
                        new StatusListId(subject.list),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(changes(subject, false))));
    }

    private Optional<StatusHistory> history(Subject subject, Instant at, boolean withWords) {
        return past.ofList(subject.list, at).map(history -> history.withChanges(changes(subject, withWords)));
    }

    private List<RecordedChange> changes(Subject subject, boolean withWords) {
        return jdbc.sql("select s.status, s.recorded_at, s.effective_at, s.entry_id, " + SealedOpenings.COLUMNS
                        + " from "
                        + SealedOpenings.TABLES + " where s.document_id = ? and s.document_version = ?"
                        + " order by s.recorded_at, s.entry_id limit ?")
                .params(subject.document, subject.version, StatusHistory.MAX_CHANGES)
                .query((row, _) -> change(row, withWords))
                .list();
    }

    private RecordedChange change(ResultSet row, boolean withWords) throws SQLException {
        Optional<RecordedChange.Opening> opening = openings.read(row);
        Optional<StatusChangeFacts> facts =
                opening.map(RecordedChange.Opening::payload).flatMap(StatusChangeFacts::parse);
        boolean opens = facts.filter(it -> withWords || !it.hasWords()).isPresent();
        return new RecordedChange(
                Status.ofBits(row.getInt("status")),
                second(row, "recorded_at"),
                second(row, "effective_at"),
                facts.flatMap(StatusChangeFacts::reason),
                facts.flatMap(StatusChangeFacts::successor),
                opens ? opening : Optional.empty(),
                opens ? log.inclusion(new EntryRef(row.getLong("entry_id"))).map(TlogProof::text) : Optional.empty());
    }

    /** As the log's entry has it. */
    private static Instant second(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Subject subject(ResultSet row, int number) throws SQLException {
        return new Subject(
                row.getObject("document_id", UUID.class), row.getInt("document_version"), row.getString("uri"));
    }
}
