package org.govchain.service.transfer;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.verify.TrustPolicy;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in an export of another installation, in pages of its lines (docs/spec/export.md): only while the machine's operator has
 * named the trust policy to judge it by, and only for the authority of the token. Each page is an audit event.
 */
@RestController
class ImportController {

    private static final String LINES = "application/x-ndjson";
    private static final int LARGEST_PAGE = 16 << 20;
    private static final int MOST_LINES = 1000;

    /** Judges the lines of a page and, unless they are only checked, takes them in. */
    @FunctionalInterface
    private interface Intake {
        List<LineResult> take(TrustPolicy policy, Authority authority, List<ObjectNode> lines, boolean check);
    }

    private final ImportGate gate;
    private final Importing importing;
    private final ImportedKeys keys;
    private final ImportedFiles files;
    private final Authorities authorities;
    private final AuditLog audit;

    ImportController(
            ImportGate gate,
            Importing importing,
            ImportedKeys keys,
            ImportedFiles files,
            Authorities authorities,
            AuditLog audit) {
        this.gate = gate;
        this.importing = importing;
        this.keys = keys;
        this.files = files;
        this.authorities = authorities;
        this.audit = audit;
    }

    /** Whose documents may be taken in and by which policy they are judged. */
    @GetMapping("/api/import")
    ResponseEntity<Object> summary(Caller caller) {
        if (gate.policy().isEmpty()) {
            return closed();
        }
        Authority authority = authority(caller);
        JsonText json = new JsonText(512).raw("{").member("format", "govchain-import/1");
        json.raw(",").member("authority", authority.id().slug());
        json.raw(",").member("issuer", authority.issuer().toString());
        json.raw(",").member("name", authority.name());
        json.raw(",").member("trustPolicy", gate.policy().get().digest().toHex());
        return ok(json.raw("}").toUtf8());
    }

    /** Public keys that ever signed for the authority. */
    @RequestBody(required = true, content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    @PostMapping(path = "/api/import/keys", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> keys(
            Caller caller, @RequestParam(defaultValue = "false") boolean check, HttpServletRequest request)
            throws IOException {
        return page(caller, "keys", request, check, keys::keys);
    }

    /** Status lists as they were signed last. */
    @RequestBody(required = true, content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    @PostMapping(path = "/api/import/status-lists", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> statusLists(
            Caller caller, @RequestParam(defaultValue = "false") boolean check, HttpServletRequest request)
            throws IOException {
        return page(caller, "status-lists", request, check, keys::lists);
    }

    /** Issued copies, after the lines of the status lists that they name. */
    @RequestBody(required = true, content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    @PostMapping(path = "/api/import/credentials", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> credentials(
            Caller caller, @RequestParam(defaultValue = "false") boolean check, HttpServletRequest request)
            throws IOException {
        return page(caller, "credentials", request, check, importing::credentials);
    }

    /** Changes of status, after the credentials. */
    @RequestBody(required = true, content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    @PostMapping(path = "/api/import/status-changes", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> statusChanges(
            Caller caller, @RequestParam(defaultValue = "false") boolean check, HttpServletRequest request)
            throws IOException {
        return page(caller, "status-changes", request, check, importing::changes);
    }

    /** A file that an imported copy is bound to. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping(path = "/api/import/attachments/{id}/{hash}", consumes = MediaType.ALL_VALUE)
    ResponseEntity<Object> attachment(
            Caller caller, @PathVariable UUID id, @PathVariable String hash, HttpServletRequest request)
            throws IOException {
        if (gate.policy().isEmpty()) {
            return closed();
        }
        AuthorityId authority = authority(caller).id();
        Optional<Sha256Digest> digest = Sha256Digest.parseHex(hash);
        if (digest.isEmpty()) {
            return Problems.notFound();
        }
        record(caller, "attachment", Map.of("copy", id.toString()));
        return files.store(authority, id, digest.get(), request.getInputStream())
                .map(Problems::answer)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private ResponseEntity<Object> page(
            Caller caller, String part, HttpServletRequest request, boolean check, Intake intake) throws IOException {
        if (gate.policy().isEmpty()) {
            return closed();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_PAGE + 1);
        if (body.length > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(RefusalCode.TOO_LARGE, "a page has at most 16 MiB"));
        }
        Optional<List<ObjectNode>> lines = lines(body);
        if (lines.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "a page is at most " + MOST_LINES
                            + " lines, each a strict JSON object in UTF-8 and ended by a newline"));
        }
        List<LineResult> results = intake.take(gate.policy().get(), authority(caller), lines.get(), check);
        if (!check) {
            long imported = results.stream()
                    .filter(result -> result.outcome() == LineResult.Outcome.IMPORTED)
                    .count();
            record(caller, part, Map.of("lines", results.size(), "imported", imported));
        }
        return ok(LineResult.json(results));
    }

    private static Optional<List<ObjectNode>> lines(byte[] body) {
        List<ObjectNode> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '\n') {
                Optional<ObjectNode> line = StrictJson.parseObject(Arrays.copyOfRange(body, from, at));
                if (line.isEmpty() || lines.size() == MOST_LINES) {
                    return Optional.empty();
                }
                lines.add(line.get());
                from = at + 1;
            }
        }
        return lines.isEmpty() || from < body.length ? Optional.empty() : Optional.of(lines);
    }

    private void record(Caller caller, String part, Map<String, ?> more) {
        Map<String, Object> details = new java.util.TreeMap<>(more);
        details.put("part", part);
        details.put("by", caller.subject());
        audit.record(AuditKind.DATA_IMPORTED, new AuthorityId(caller.authority()), details);
    }

    private Authority authority(Caller caller) {
        return authorities.find(new AuthorityId(caller.authority())).orElseThrow();
    }

    private static ResponseEntity<Object> closed() {
        return Problems.answer(Refusal.of(
                RefusalCode.STATE_CONFLICT,
                "this installation takes nothing in: its operator names the trust policy of the former installation's"
                        + " network in govchain.import.trust-policy"));
    }

    private static ResponseEntity<Object> ok(byte[] json) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
