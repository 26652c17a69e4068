package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.anchoring.AnchoringDelay;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revokes, suspends and reinstates documents: {@code {"reason", "effective"?}}. */
@RestController
class StatusController {

    private static final int LONGEST_REASON = 2_000;
    private static final int LARGEST_BODY = 16 * 1024;

    private final StatusChanges changes;
    private final CopyStore copies;
    private final TransparencyLog log;
    private final AnchoringDelay delay;
    private final Clock clock;

    StatusController(StatusChanges changes, CopyStore copies, TransparencyLog log, AnchoringDelay delay, Clock clock) {
        this.changes = changes;
        this.copies = copies;
        this.log = log;
        this.delay = delay;
        this.clock = clock;
    }

    /** For good. */
    @PostMapping("/api/credentials/{id}/revoke")
    ResponseEntity<Object> revoke(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        return change(caller, id, StatusChange.REVOKE, request);
    }

    /** For the time being. */
    @PostMapping("/api/credentials/{id}/suspend")
    ResponseEntity<Object> suspend(Caller caller, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return change(caller, id, StatusChange.SUSPEND, request);
    }

    /** Ends a suspension. */
    @PostMapping("/api/credentials/{id}/reinstate")
    ResponseEntity<Object> reinstate(Caller caller, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return change(caller, id, StatusChange.REINSTATE, request);
    }

    /** Read here and not by the framework, whose log would print it. */
    private static Optional<ObjectNode> body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY);
        return StrictJson.parseObject(bytes);
    }

    private ResponseEntity<Object> change(Caller caller, UUID id, StatusChange change, HttpServletRequest request)
            throws IOException {
        return body(request)
                .map(body -> change(caller, id, change, body))
                .orElseGet(() -> Problems.answer(
                        Refusal.of(RefusalCode.MALFORMED_REQUEST, "the body is not a JSON object of at most 16 KiB")));
    }

    private ResponseEntity<Object> change(Caller caller, UUID id, StatusChange change, ObjectNode body) {
        JsonNode reason = body.path("reason");
        Optional<Instant> effective = effective(body);
        boolean known = body.propertyNames().stream().allMatch(n -> n.equals("reason") || n.equals("effective"));
        if (!known
                || !reason.isString()
                || reason.stringValue().isBlank()
                || reason.stringValue().length() > LONGEST_REASON
                || effective.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "\"reason\" is 1 to 2000 characters, \"effective\" a point in time such as 2026-03-02T00:00:00Z"));
        }
        AuthorityId authority = new AuthorityId(caller.authority());
        Optional<Refusal> refused = changes.change(authority, id, change, reason.stringValue(), effective.get());
        return refused.map(Problems::answer).orElseGet(() -> now(authority, id));
    }

    private Optional<Instant> effective(ObjectNode body) {
        JsonNode effective = body.path("effective");
        if (effective.isMissingNode()) {
            return Optional.of(clock.instant());
        }
        try {
            return effective.isString() ? Optional.of(Instant.parse(effective.stringValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private ResponseEntity<Object> now(AuthorityId authority, UUID id) {
        return copies.find(authority, id)
                .map(row -> {
                    JsonText json = new JsonText(1024);
                    Answers.write(json, row, log.anchor(row.entry()), delay.isDelayed());
                    return ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .<Object>body(json.toUtf8());
                })
                .orElseGet(Problems::notFound);
    }
}
