package org.govchain.service.issuance;

import java.security.SecureRandom;
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
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.status.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the status of a document: all its copies, its history and its log entry in one transaction. */
@Service
class StatusChanges {

    private record Document(UUID id, int version, Status status) {}

    private final JdbcClient jdbc;
    private final StatusLists statusLists;
    private final TransparencyLog log;
    private final AuditLog audit;
    private final List<DocumentEvents> events;
    private final SecureRandom random;
    private final Clock clock;

    StatusChanges(
            JdbcClient jdbc,
            StatusLists statusLists,
            TransparencyLog log,
            AuditLog audit,
            List<DocumentEvents> events,
            SecureRandom random,
            Clock clock) {
        this.jdbc = jdbc;
        this.statusLists = statusLists;
        this.log = log;
        this.audit = audit;
        this.events = List.copyOf(events);
        this.random = random;
        this.clock = clock;
    }

    /**
     * Changes the status of the document that a copy belongs to.
     *
     * @param effective when it takes legal effect; a revocation does not reach back
     * @return why not, or empty when it is done
     */
    @Transactional
    Optional<Refusal> change(AuthorityId authority, UUID copy, StatusChange change, String reason, Instant effective) {
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Document> found = lock(authority, copy);
        if (found.isEmpty()) {
            return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
        }
        Document document = found.get();
        if (!change.isAllowedFrom(document.status)) {
            return refused(
                    RefusalCode.STATE_CONFLICT,
                    "a document that is " + StatusWords.of(document.status) + " cannot be changed in this way");
        }
        if (effective.isBefore(recorded.truncatedTo(ChronoUnit.DAYS))) {
            return refused(RefusalCode.VALIDITY_INVALID, "the change cannot take effect before it is recorded");
        }
        List<StatusIndex> indices = indices(document);
        if (statusLists.areElsewhere(indices)) {
            return refused(
                    RefusalCode.STATUS_LIST_ELSEWHERE,
                    "this document came from another installation, which publishes its status list at "
                            + indices.getFirst().uri()
                            + ": issue the document anew here, and have the old one revoked there");
        }
        byte[] payload =
                StatusChangePayload.encode(document.id, document.version, change.result(), recorded, effective, reason);
        Salt salt = Salt.random(random);
        EntryRef entry = log.append(List.of(LogEntry.statusChange(Commitment.of(salt, payload))))
                .getFirst();
        statusLists.change(indices, change.result());
        jdbc.sql("update document set status = ? where id = ? and version = ?")
                .params(change.result().bits(), document.id, document.version)
                .update();
        jdbc.sql(
                        "insert into status_change (id, document_id, document_version, authority, status, reason, effective_at,"
                                + " recorded_at, payload, salt, entry_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        document.id,
                        document.version,
                        authority.slug(),
                        change.result().bits(),
                        reason,
                        Timestamp.from(effective),
                        Timestamp.from(recorded),
                        payload,
                        salt.bytes(),
                        entry.id())
                .update();
        events.forEach(listener -> listener.statusChanged(authority, document.id, document.version, change.result()));
        audit.record(
                AuditKind.STATUS_CHANGED,
                authority,
                Map.of(
                        "document",
                        document.id.toString(),
                        "status",
                        change.result().bits()));
        return Optional.empty();
    }

    private Optional<Document> lock(AuthorityId authority, UUID copy) {
        return jdbc.sql("select d.id, d.version, d.status from document d join copy c on c.document_id = d.id"
                        + " and c.document_version = d.version"
                        + " where c.id = ? and c.authority = ? and c.state = 'ISSUED' for update of d")
                .params(copy, authority.slug())
                .query((rows, _) -> new Document(
                        rows.getObject("id", UUID.class), rows.getInt("version"), Status.ofBits(rows.getInt("status"))))
                .optional();
    }

    private List<StatusIndex> indices(Document document) {
        return jdbc.sql("select c.status_list_id, l.uri, c.status_idx from copy c"
                        + " join status_list l on l.id = c.status_list_id"
                        + " where c.document_id = ? and c.document_version = ?")
                .params(document.id, document.version)
                .query((rows, _) -> new StatusIndex(
                        rows.getObject("status_list_id", UUID.class), rows.getString("uri"), rows.getInt("status_idx")))
                .list();
    }

    private static Optional<Refusal> refused(RefusalCode code, String detail) {
        return Optional.of(Refusal.of(code, detail));
    }
}
