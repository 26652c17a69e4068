package org.govchain.service.issuance;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.DataKey;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.status.Status;
import org.govchain.verify.RecordedChange.Opening;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes the status of a document: all its copies, its history and its log entry in one transaction. */
@Service
class StatusChanges {

    /**
     * A change that somebody wants.
     *
     * @param words the authority's own; may be empty; they go into the closed payload, encrypted, and nowhere else
     * @param effective when it takes legal effect
     */
    record Wanted(StatusChange change, StatusReason reason, String words, Instant effective) {

        /** Never the words. */
        @Override
        public String toString() {
            return "Wanted[" + change + ", " + reason.code() + "]";
        }
    }

    private record Document(UUID id, int version, Status status, Instant issued) {}

    private final JdbcClient jdbc;
    private final StatusLists statusLists;
    private final TransparencyLog log;
    private final AuditLog audit;
    private final List<DocumentEvents> events;
    private final DocumentKeys keys;
    private final SecureRandom random;
    private final Clock clock;

    StatusChanges(
            JdbcClient jdbc,
            StatusLists statusLists,
            TransparencyLog log,
            AuditLog audit,
            List<DocumentEvents> events,
            DocumentKeys keys,
            SecureRandom random,
            Clock clock) {
        this.jdbc = jdbc;
        this.statusLists = statusLists;
        this.log = log;
        this.audit = audit;
        this.events = List.copyOf(events);
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Changes the status of the document that a copy belongs to.
     *
     * @return why not, or empty when it is done
     */
    @Transactional
    Optional<Refusal> change(AuthorityId authority, UUID copy, Wanted wanted) {
        Optional<Document> found = lock(authority, copy);
        if (found.isEmpty()) {
            return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
        }
        Document document = found.get();
        Optional<Refusal> not = tooEarly(document, wanted);
        return not.isPresent() ? not : apply(authority, document, wanted, Optional.empty());
    }

    /**
     * A new version takes the place of one that is still valid; in the transaction that completes the new one.
     *
     * @return why not, so that the new one must not be completed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Refusal> supersede(AuthorityId authority, UUID document, int version, Successor successor) {
        Optional<Document> found = lockVersion(authority, document, version);
        if (found.isEmpty()) {
            return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
        }
        Wanted superseded =
                new Wanted(StatusChange.SUPERSEDE, StatusReason.SUPERSEDED_BY_NEW_VERSION, "", clock.instant());
        return apply(authority, found.get(), superseded, Optional.of(successor));
    }

    /** A withdrawal (Rücknahme) may reach back, at most to the day of issue; all others count from the day they are recorded. */
    private Optional<Refusal> tooEarly(Document document, Wanted wanted) {
        Instant earliest = wanted.reason().reachesBack() ? document.issued : clock.instant();
        if (!wanted.effective().isBefore(earliest.truncatedTo(ChronoUnit.DAYS))) {
            return Optional.empty();
        }
        return refused(
                RefusalCode.VALIDITY_INVALID,
                wanted.reason().reachesBack()
                        ? "the change cannot take effect before the document was issued"
                        : "the change cannot take effect before it is recorded; only a withdrawal reaches back");
    }

    private Optional<Refusal> apply(
            AuthorityId authority, Document document, Wanted wanted, Optional<Successor> successor) {
        Status result = wanted.change().result();
        if (!wanted.change().isAllowedFrom(document.status)) {
            return refused(
                    RefusalCode.STATE_CONFLICT,
                    "a document that is " + StatusWords.of(document.status) + " cannot be changed in this way");
        }
        List<StatusIndex> indices = indices(document);
        if (statusLists.areElsewhere(indices)) {
            return refused(
                    RefusalCode.STATUS_LIST_ELSEWHERE,
                    "this document came from another installation, which publishes its status list at "
                            + indices.getFirst().uri()
                            + ": issue the document anew here, and have the old one revoked there");
        }
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] payload = StatusChangePayload.encode(
                document.id,
                document.version,
                result,
                recorded,
                wanted.effective(),
                wanted.words(),
                Optional.of(wanted.reason().code()),
                successor);
        Salt salt = Salt.random(random);
        EntryRef entry = log.append(List.of(LogEntry.statusChange(Commitment.of(salt, payload))))
                .getFirst();
        statusLists.change(indices, result);
        jdbc.sql("update document set status = ? where id = ? and version = ?")
                .params(result.bits(), document.id, document.version)
                .update();
        UUID change = UUID.randomUUID();
        jdbc.sql(
                        "insert into status_change (id, document_id, document_version, authority, status, reason_code, effective_at,"
                                + " recorded_at, successor, successor_version, opening, entry_id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(change)
                .param(document.id)
                .param(document.version)
                .param(authority.slug())
                .param(result.bits())
                .param(wanted.reason().code())
                .param(Timestamp.from(wanted.effective()))
                .param(Timestamp.from(recorded))
                .param(successor.map(Successor::credential).orElse(null))
                .param(successor.map(Successor::version).orElse(null))
                .param(SealedOpenings.seal(key(document.id), change, new Opening(payload, salt)))
                .param(entry.id())
                .update();
        events.forEach(listener -> listener.statusChanged(authority, document.id, document.version, result));
        audit.record(
                AuditKind.STATUS_CHANGED,
                authority,
                Map.of(
                        "document",
                        document.id.toString(),
                        "version",
                        document.version,
                        "status",
                        result.bits(),
                        "reason",
                        wanted.reason().code()));
        return Optional.empty();
    }

    /** Of a document that is issued and locked: nobody erases it meanwhile. */
    private DataKey key(UUID document) {
        return keys.find(document).orElseThrow(() -> new IllegalStateException("an issued document has no key"));
    }

    private Optional<Document> lock(AuthorityId authority, UUID copy) {
        return jdbc.sql("select d.* from document d join copy c on c.document_id = d.id"
                        + " and c.document_version = d.version"
                        + " where c.id = ? and c.authority = ? and c.state = 'ISSUED' for update of d")
                .params(copy, authority.slug())
                .query(StatusChanges::document)
                .optional();
    }

    private Optional<Document> lockVersion(AuthorityId authority, UUID document, int version) {
        return jdbc.sql("select * from document where id = ? and version = ? and authority = ? and state = 'ISSUED'"
                        + " for update")
                .params(document, version, authority.slug())
                .query(StatusChanges::document)
                .optional();
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Status.ofBits(row.getInt("status")),
                row.getTimestamp("created_at").toInstant());
    }

    private List<StatusIndex> indices(Document document) {
        return jdbc.sql("select c.status_list_id, l.uri, c.status_idx from copy c"
                        + " join status_list l on l.id = c.status_list_id"
                        + " where c.document_id = ? and c.document_version = ? and c.state = 'ISSUED'")
                .params(document.id, document.version)
                .query((rows, _) -> new StatusIndex(
                        rows.getObject("status_list_id", UUID.class), rows.getString("uri"), rows.getInt("status_idx")))
                .list();
    }

    private static Optional<Refusal> refused(RefusalCode code, String detail) {
        return Optional.of(Refusal.of(code, detail));
    }
}
