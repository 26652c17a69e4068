package org.govchain.service.handover;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.springframework.stereotype.Component;

/** What a login is told of what was handed over to it: no record, no claims, and not by what name the granter keeps the recipient. */
@Component
final class ReceivedAnswers {

    private final HandedDocuments documents;
    private final Authorities authorities;

    ReceivedAnswers(HandedDocuments documents, Authorities authorities) {
        this.documents = documents;
        this.authorities = authorities;
    }

    JsonText list(List<GrantRow> grants, Instant now) {
        JsonText json = new JsonText(1024).raw("{");
        return Json.list(json, "items", grants, row -> item(json, row, now)).raw("}");
    }

    private void item(JsonText json, GrantRow row, Instant now) {
        json.raw("{").member("id", row.id().toString());
        json.raw(",").member("documentId", row.document().toString());
        documents
                .find(row.authority(), row.copy())
                .ifPresent(document -> json.raw(",").member("type", document.type()));
        json.raw(",").member("state", row.state(now));
        json.raw(",").member("authority", name(row));
        json.raw(",").member("grantedBy", row.grantedBy().name().toLowerCase(Locale.ROOT));
        json.raw(",").member("purpose", row.purpose());
        json.raw(",\"claims\":").value(row.claims());
        json.raw(",").member("created", row.created().toString());
        json.raw(",").member("validUntil", row.validUntil().toString());
        json.raw(",").member("views", row.views());
        json.raw(",").member("viewsAllowed", row.viewsAllowed()).raw("}");
    }

    private String name(GrantRow row) {
        return authorities
                .find(row.authority())
                .map(Authority::name)
                .orElse(row.authority().slug());
    }
}
