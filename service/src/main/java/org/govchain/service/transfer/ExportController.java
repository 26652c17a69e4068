package org.govchain.service.transfer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.AttachmentDownload;
import org.govchain.service.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands an authority everything that it needs to leave, in pages of lines (docs/spec/export.md). Each page is an audit event. */
@RestController
class ExportController {

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");
    private static final int MOST_LINES = 1000;

    private final ExportStore store;
    private final ExportLines lines;
    private final AttachmentDownload attachments;
    private final Authorities authorities;
    private final TransparencyLog log;
    private final AuditLog audit;

    ExportController(
            ExportStore store,
            ExportLines lines,
            AttachmentDownload attachments,
            Authorities authorities,
            TransparencyLog log,
            AuditLog audit) {
        this.store = store;
        this.lines = lines;
        this.attachments = attachments;
        this.authorities = authorities;
        this.log = log;
        this.audit = audit;
    }

    /** Whose data this is and how many documents there are at this moment. */
    @GetMapping("/api/export")
    ResponseEntity<Object> summary(Caller caller) {
        AuthorityId id = authority(caller);
        Authority authority = authorities.find(id).orElseThrow();
        JsonText json = new JsonText(512).raw("{").member("format", "govchain-export/1");
        json.raw(",").member("authority", id.slug());
        json.raw(",").member("issuer", authority.issuer().toString());
        json.raw(",").member("name", authority.name());
        json.raw(",").member("origin", log.origin().value());
        json.raw(",").member("documents", store.countDocuments(id));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.raw("}").toUtf8());
    }

    /** Issued copies in the order of issuing; the page after the last one is empty. */
    @GetMapping("/api/export/credentials")
    ResponseEntity<Object> credentials(
            Caller caller,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "500") int limit) {
        return page(caller, "credentials", lines.credentials(authority(caller), after, bounded(limit)));
    }

    /** Changes of status in the order in which they were recorded. */
    @GetMapping("/api/export/status-changes")
    ResponseEntity<Object> statusChanges(
            Caller caller,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "500") int limit) {
        return page(caller, "status-changes", lines.statusChanges(authority(caller), after, bounded(limit)));
    }

    /** The status lists as they are now. */
    @GetMapping("/api/export/status-lists")
    ResponseEntity<Object> statusLists(Caller caller) {
        return page(caller, "status-lists", lines.statusLists(authority(caller)));
    }

    /** The public keys that ever signed for the authority. */
    @GetMapping("/api/export/keys")
    ResponseEntity<Object> keys(Caller caller) {
        return page(caller, "keys", lines.keys(authority(caller)));
    }

    /** A file that a copy is bound to, decrypted. */
    @GetMapping("/api/export/attachments/{id}/{hash}")
    @Nullable
    ResponseEntity<Object> attachment(
            Caller caller, @PathVariable UUID id, @PathVariable String hash, HttpServletResponse response)
            throws IOException {
        audit.record(
                AuditKind.DATA_EXPORTED,
                authority(caller),
                Map.of("part", "attachment", "by", caller.subject(), "copy", id.toString()));
        return attachments.send(caller, id, hash, response);
    }

    private ResponseEntity<Object> page(Caller caller, String part, byte[] page) {
        audit.record(
                AuditKind.DATA_EXPORTED,
                authority(caller),
                Map.of("part", part, "by", caller.subject(), "bytes", page.length));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(LINES)
                .body(page);
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }

    private static int bounded(int limit) {
        return Math.clamp(limit, 1, MOST_LINES);
    }
}
