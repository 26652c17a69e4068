package org.govchain.service.handover;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.handover.HandedDocuments.HandedDocument;
import org.govchain.service.handover.LinkSecret.AccessToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lets a holder without a login reach the own document: a link that the authority gives out with it. One link counts at a time. */
@Service
class Holders {

    /** Whose document a link leads to. */
    record Held(AuthorityId authority, HandedDocument document) {}

    private final JdbcClient jdbc;
    private final HandedDocuments documents;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    Holders(JdbcClient jdbc, HandedDocuments documents, AuditLog audit, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /** A new link; one that was made before leads nowhere from now on. Empty when the authority has no such copy. */
    Optional<LinkSecret> newLink(AuthorityId authority, UUID copy) {
        Optional<HandedDocument> document = documents.find(authority, copy);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        LinkSecret link = LinkSecret.random(random);
        jdbc.sql(
                        "insert into handover_holder (document_id, copy_id, authority, token_hash, created_at) values (?, ?, ?, ?, ?)"
                                + " on conflict (document_id) do update set copy_id = excluded.copy_id,"
                                + " token_hash = excluded.token_hash, created_at = excluded.created_at")
                .params(document.get().id(), copy, authority.slug())
                .params(link.accessToken().digest().bytes(), Timestamp.from(clock.instant()))
                .update();
        audit.record(
                AuditKind.HOLDER_LINK_MADE,
                authority,
                Map.of("document", document.get().id().toString()));
        return Optional.of(link);
    }

    /** The document that a holder's link leads to. */
    Optional<Held> find(AccessToken token) {
        return jdbc.sql("select authority, copy_id from handover_holder where token_hash = ?")
                .param(token.digest().bytes())
                .query((rows, _) -> Map.entry(new AuthorityId(rows.getString(1)), rows.getObject(2, UUID.class)))
                .optional()
                .flatMap(row -> documents.find(row.getKey(), row.getValue()).map(it -> new Held(row.getKey(), it)));
    }
}
