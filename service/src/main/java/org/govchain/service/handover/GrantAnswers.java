package org.govchain.service.handover;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.govchain.handover.HandOverEvent;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.web.PublicUrl;
import org.springframework.stereotype.Component;

/** What is answered about grants, member by member. */
@Component
final class GrantAnswers {

    private final GrantStore store;
    private final Journal journal;
    private final TransparencyLog log;
    private final PublicUrl publicUrl;

    GrantAnswers(GrantStore store, Journal journal, TransparencyLog log, PublicUrl publicUrl) {
        this.store = store;
        this.journal = journal;
        this.log = log;
        this.publicUrl = publicUrl;
    }

    /** A new grant: the only answer that ever has its link and PIN. */
    JsonText fresh(Grants.NewGrant grant, Instant now) {
        JsonText json = new JsonText(1024).raw("{");
        terms(json, grant.row(), now);
        grant.link().ifPresent(link -> json.raw(",").member("link", publicUrl.of("/h#" + link.fragment())));
        grant.pin().ifPresent(pin -> json.raw(",").member("pin", pin));
        return json.raw("}");
    }

    /** The grants of a document with everything that happened to them. */
    JsonText record(List<GrantRow> grants, Instant now) {
        JsonText json = new JsonText(4096).raw("{");
        grants(json, grants, now);
        return json.raw("}");
    }

    void grants(JsonText json, List<GrantRow> grants, Instant now) {
        Json.list(json, "items", grants, row -> {
            terms(json.raw("{"), row, now);
            json.raw(",");
            Json.list(json, "files", store.files(row.id()), file -> file(json, file));
            json.raw(",");
            Json.list(json, "events", journal.of(row.id()), event -> event(json, event))
                    .raw("}");
        });
    }

    /** The grants of a login: what there is to open, and no record. */
    JsonText forRecipient(List<GrantRow> grants, Instant now) {
        JsonText json = new JsonText(1024).raw("{");
        return Json.list(json, "items", grants, row -> {
                    terms(json.raw("{"), row, now).raw("}");
                })
                .raw("}");
    }

    JsonText file(JsonText json, GrantStore.GrantFile file) {
        return json.raw("{")
                .member("sha256", file.sha256().toHex())
                .raw(",")
                .member("name", file.name())
                .raw(",")
                .member("mediaType", file.mediaType())
                .raw(",")
                .member("size", file.size())
                .raw("}");
    }

    private JsonText event(JsonText json, Journal.Logged event) {
        json.raw("{").member("number", event.number());
        json.raw(",").member("kind", word(event.kind()));
        json.raw(",").member("at", event.at().toString());
        event.reason().ifPresent(reason -> json.raw(",").member("reason", reason));
        return json.raw(",\"anchored\":")
                .raw(String.valueOf(log.anchor(event.entry()).isPresent()))
                .raw("}");
    }

    static JsonText terms(JsonText json, GrantRow row, Instant now) {
        json.member("id", row.id().toString());
        json.raw(",").member("documentId", row.document().toString());
        json.raw(",").member("state", row.state(now));
        json.raw(",\"recipient\":{")
                .member("kind", row.recipient().name().toLowerCase(Locale.ROOT))
                .raw(",")
                .member("name", row.recipientName())
                .raw("}");
        json.raw(",").member("purpose", row.purpose());
        json.raw(",\"claims\":").value(row.claims());
        json.raw(",").member("grantedBy", row.grantedBy().name().toLowerCase(Locale.ROOT));
        json.raw(",").member("created", row.created().toString());
        json.raw(",").member("validUntil", row.validUntil().toString());
        json.raw(",").member("views", row.views());
        return json.raw(",").member("viewsAllowed", row.viewsAllowed());
    }

    static String word(HandOverEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String bytes(byte[] bytes) {
        return Base64Url.encode(bytes);
    }
}
