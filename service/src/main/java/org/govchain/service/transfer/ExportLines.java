package org.govchain.service.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.issuance.StatusWords;
import org.govchain.service.status.StatusLists;
import org.springframework.stereotype.Component;

/** Writes the lines of an export (docs/spec/export.md): one JSON object each, everything exactly as it was issued. */
@Component
class ExportLines {

    private final ExportStore store;
    private final Bundles bundles;
    private final TransparencyLog log;
    private final StatusLists statusLists;

    ExportLines(ExportStore store, Bundles bundles, TransparencyLog log, StatusLists statusLists) {
        this.store = store;
        this.bundles = bundles;
        this.log = log;
        this.statusLists = statusLists;
    }

    byte[] credentials(AuthorityId authority, long after, int limit) {
        JsonText lines = new JsonText(1 << 16);
        for (ExportStore.Held held : store.credentials(authority, after, limit)) {
            lines.raw("{").member("place", held.place());
            lines.raw(",").member("id", held.forms().id().toString());
            lines.raw(",").member("document", held.document().toString());
            lines.raw(",").member("version", held.version());
            lines.raw(",").member("type", held.type());
            lines.raw(",").member("status", StatusWords.of(held.status()));
            lines.raw(",").member("issuedAt", held.issuedAt().toString());
            optional(lines, "validFrom", held.validFrom());
            optional(lines, "validUntil", held.validUntil());
            // One status list for all is a file of its own; in each line it would be most of the export.
            lines.raw(",\"bundle\":")
                    .raw(new String(
                            bundles.complete(held.forms()).toBuilder()
                                    .statusList(null)
                                    .build()
                                    .toJson(),
                            StandardCharsets.UTF_8));
            files(lines.raw(",\"attachments\":["), store.files(held.document(), held.version()));
            lines.raw("]}\n");
        }
        return lines.toUtf8();
    }

    byte[] statusChanges(AuthorityId authority, long after, int limit) {
        JsonText lines = new JsonText(1 << 14);
        for (ExportStore.Changed change : store.statusChanges(authority, after, limit)) {
            lines.raw("{").member("place", change.place());
            lines.raw(",").member("id", change.id().toString());
            lines.raw(",").member("document", change.document().toString());
            lines.raw(",").member("version", change.version());
            lines.raw(",").member("status", StatusWords.of(change.status()));
            lines.raw(",").member("reason", change.reason());
            change.code().ifPresent(code -> lines.raw(",").member("code", code));
            change.successor()
                    .ifPresent(next -> lines.raw(",")
                            .member("successor", next.credential().toString())
                            .raw(",")
                            .member("successorVersion", next.version()));
            lines.raw(",").member("effective", change.effective().toString());
            lines.raw(",").member("recorded", change.recorded().toString());
            lines.raw(",").member("payload", Base64Url.encode(change.opening().payload()));
            lines.raw(",")
                    .member("salt", Base64Url.encode(change.opening().salt().bytes()));
            log.inclusion(change.entry()).ifPresent(proof -> lines.raw(",").member("proof", proof.text()));
            lines.raw("}\n");
        }
        return lines.toUtf8();
    }

    byte[] statusLists(AuthorityId authority) {
        JsonText lines = new JsonText(1 << 13);
        for (String uri : store.statusLists(authority)) {
            lines.raw("{").member("uri", uri);
            lines.raw(",").member("token", statusLists.tokenOf(uri).orElseThrow());
            lines.raw("}\n");
        }
        return lines.toUtf8();
    }

    byte[] keys(AuthorityId authority) {
        Base64.Encoder base64 = Base64.getEncoder();
        JsonText lines = new JsonText(1 << 12);
        for (ExportStore.UsedKey key : store.keys(authority)) {
            lines.raw("{").member("purpose", key.purpose());
            lines.raw(",").member("key", base64.encodeToString(key.spki()));
            lines.raw(",").member("certificate", base64.encodeToString(key.certificate()));
            lines.raw(",").member("firstUsed", key.firstUsed().toString());
            lines.raw("}\n");
        }
        return lines.toUtf8();
    }

    private static void files(JsonText line, List<BoundFile> files) {
        for (int i = 0; i < files.size(); i++) {
            BoundFile file = files.get(i);
            line.raw(i == 0 ? "{" : ",{").member("sha256", file.sha256().toHex());
            line.raw(",").member("name", file.name());
            line.raw(",").member("mediaType", file.mediaType());
            line.raw(",").member("size", file.size());
            line.raw(",\"stored\":").value(file.stored()).raw("}");
        }
    }

    private static void optional(JsonText line, String name, Optional<Instant> instant) {
        instant.ifPresent(value -> line.raw(",").member(name, value.toString()));
    }
}
