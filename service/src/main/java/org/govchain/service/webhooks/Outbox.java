package org.govchain.service.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.batches.BatchEvents;
import org.govchain.service.drafts.DraftEvents;
import org.govchain.service.issuance.DocumentEvents;
import org.govchain.service.issuance.IssuedDocument;
import org.govchain.status.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes deliveries in the transactions of the events: nothing that happened goes untold, nothing is told that did not happen. */
@Component
class Outbox implements DocumentEvents, BatchEvents, DraftEvents {

    private static final String DOCUMENTS = "/api/credentials/";
    private static final String BATCHES = "/api/batches/";
    private static final String DRAFTS = "/api/drafts/";

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void issued(AuthorityId authority, List<IssuedDocument> documents) {
        Instant now = clock.instant();
        List<Event> first = new ArrayList<>();
        List<Event> amended = new ArrayList<>();
        for (IssuedDocument document : documents) {
            boolean isNew = document.version() == 1;
            (isNew ? first : amended)
                    .add(new Event(
                            isNew ? EventKind.ISSUED : EventKind.AMENDED,
                            document.document(),
                            now,
                            Optional.of(document.type()),
                            Optional.of("valid"),
                            DOCUMENTS + document.credential()));
        }
        write(authority, EventKind.ISSUED, first);
        write(authority, EventKind.AMENDED, amended);
        awaitAnchors(authority, documents);
    }

    @Override
    public void statusChanged(AuthorityId authority, UUID document, int version, Status status) {
        Optional<EventKind> kind = Optional.ofNullable(
                switch (status) {
                    case VALID -> EventKind.REINSTATED;
                    case SUSPENDED -> EventKind.SUSPENDED;
                    case INVALID -> EventKind.REVOKED;
                    // The new version tells of itself.
                    case SUPERSEDED -> null;
                });
        kind.filter(it -> isWanted(authority, it))
                .ifPresent(it -> write(authority, it, List.of(changed(it, document, version))));
    }

    @Override
    public void finished(AuthorityId authority, UUID batch) {
        write(
                authority,
                EventKind.BATCH_FINISHED,
                List.of(new Event(
                        EventKind.BATCH_FINISHED,
                        batch,
                        clock.instant(),
                        Optional.empty(),
                        Optional.of("finished"),
                        BATCHES + batch)));
    }

    @Override
    public void waiting(AuthorityId authority, UUID draft, String type) {
        write(
                authority,
                EventKind.DRAFT_WAITING,
                List.of(new Event(
                        EventKind.DRAFT_WAITING,
                        draft,
                        clock.instant(),
                        Optional.of(type),
                        Optional.of("submitted"),
                        DRAFTS + draft)));
    }

    /** A row for each webhook of the authority that wants this kind; in the caller's transaction. */
    void write(AuthorityId authority, EventKind kind, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into webhook_delivery (id, webhook_id, kind, subject, body)
                        select gen_random_uuid(), w.id, ?, e.subject, e.body
                          from unnest(?::uuid[], ?::text[]) with ordinality as e (subject, body, place)
                          join webhook w on w.authority = ? and w.removed_at is null and ? = any (w.kinds)
                         order by e.place""")
                .params(
                        kind.word(),
                        events.stream().map(Event::subject).toArray(UUID[]::new),
                        events.stream().map(Event::body).toArray(String[]::new),
                        authority.slug(),
                        kind.word())
                .update();
    }

    private Event changed(EventKind kind, UUID document, int version) {
        record Found(UUID credential, String type) {}
        Found found = jdbc.sql("select c.id, d.type from copy c join document d on d.id = c.document_id"
                        + " and d.version = c.document_version where d.id = ? and d.version = ?"
                        + " order by c.created_at, c.id limit 1")
                .params(document, version)
                .query((rows, _) -> new Found(rows.getObject("id", UUID.class), String.valueOf(rows.getString("type"))))
                .single();
        String status = switch (kind) {
            case SUSPENDED -> "suspended";
            case REVOKED -> "revoked";
            default -> "valid";
        };
        return new Event(
                kind,
                document,
                clock.instant(),
                Optional.of(found.type.substring(found.type.lastIndexOf('/') + 1)),
                Optional.of(status),
                DOCUMENTS + found.credential);
    }

    private void awaitAnchors(AuthorityId authority, List<IssuedDocument> documents) {
        if (!isWanted(authority, EventKind.ANCHORED)) {
            return;
        }
        jdbc.sql("insert into webhook_awaits_anchor (entry_id, document, credential, authority, type)"
                        + " select c.entry_id, c.document_id, c.id, c.authority, t.type"
                        + " from unnest(?::uuid[], ?::text[]) as t (id, type) join copy c on c.id = t.id"
                        + " on conflict do nothing")
                .params(
                        documents.stream().map(IssuedDocument::credential).toArray(UUID[]::new),
                        documents.stream().map(IssuedDocument::type).toArray(String[]::new))
                .update();
    }

    private boolean isWanted(AuthorityId authority, EventKind kind) {
        return jdbc.sql(
                        "select exists (select from webhook where authority = ? and removed_at is null and ? = any (kinds))")
                .params(authority.slug(), kind.word())
                .query(Boolean.class)
                .single();
    }
}
