package org.govchain.service.handover;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.govchain.handover.HandOverEvent;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.documents.Documents;
import org.govchain.service.notices.Notices;
import org.govchain.service.web.PublicUrl;
import org.springframework.stereotype.Component;

/** What is answered about grants, member by member. */
@Component
final class GrantAnswers {

    private final GrantStore store;
    private final Journal journal;
    private final TransparencyLog log;
    private final PublicUrl publicUrl;
    private final Documents documents;
    private final Notices notices;

    GrantAnswers(
            GrantStore store,
            Journal journal,
            TransparencyLog log,
            PublicUrl publicUrl,
            Documents documents,
            Notices notices) {
        this.store = store;
        this.journal = journal;
        this.log = log;
        this.publicUrl = publicUrl;
        this.documents = documents;
        this.notices = notices;
    }

    /** A new grant: the only answer that ever has its link and PIN. */
    JsonText fresh(Grants.NewGrant grant, Instant now) {
        JsonText json = new JsonText(4096).raw("{");
        terms(json, grant.row(), now);
        grant.link().ifPresent(link -> link(json.raw(","), "/h", link));
        grant.pin().ifPresent(pin -> json.raw(",").member("pin", pin));
        return json.raw("}");
    }

    /** {@code "link"} and its picture. Both are made here from the secret that was made here, and are in this one answer alone. */
    JsonText link(JsonText json, String page, LinkSecret secret) {
        String link = publicUrl.of(page + "#" + secret.fragment());
        json.member("link", link);
        return json.raw(",").member("linkQr", Base64.getEncoder().encodeToString(documents.qrPng(link)));
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
            files(json, store.files(row.id()));
            notices.of(row.id()).ifPresent(state -> notice(json.raw(","), state));
            json.raw(",");
            Json.list(json, "events", journal.of(row.id()), event -> event(json, event))
                    .raw("}");
        });
    }

    /** {@code "files":[…]} of a grant. */
    static JsonText files(JsonText json, List<GrantStore.GrantFile> files) {
        return Json.list(
                json,
                "files",
                files,
                file -> file(json, file.sha256(), file.kind(), file.name(), file.mediaType(), file.size()));
    }

    /** {@code "files":[…]} that could be granted. */
    static JsonText handable(JsonText json, List<HandedFile> files) {
        return Json.list(
                json,
                "files",
                files,
                file -> file(json, file.sha256(), file.kind(), file.name(), file.mediaType(), file.size()));
    }

    private static void file(
            JsonText json, Sha256Digest sha256, HandedFile.Kind kind, String name, String mediaType, long size) {
        json.raw("{").member("sha256", sha256.toHex());
        json.raw(",").member("kind", kind.code());
        json.raw(",").member("name", name);
        json.raw(",").member("mediaType", mediaType);
        json.raw(",").member("size", size).raw("}");
    }

    private static void notice(JsonText json, Notices.State state) {
        json.raw("\"notice\":{").member("state", state.word());
        json.raw(",").member("attempts", state.attempts());
        state.lastAnswer().ifPresent(answer -> json.raw(",").member("lastAnswer", answer));
        json.raw("}");
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
