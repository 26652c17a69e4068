package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.anchoring.AnchoringDelay;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.JsonBody;
import org.govchain.service.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revokes, suspends and reinstates documents: {@code {"code"?, "reason"?, "effective"?}}. */
@RestController
class StatusController {

    private static final int LONGEST_REASON = 2_000;
    private static final Set<String> MEMBERS = Set.of("code", "reason", "effective");

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

    private ResponseEntity<Object> change(Caller caller, UUID id, StatusChange change, HttpServletRequest request)
            throws IOException {
        return JsonBody.read(request)
                .map(body -> change(caller, id, change, body))
                .orElseGet(JsonBody::refused);
    }

    private ResponseEntity<Object> change(Caller caller, UUID id, StatusChange change, ObjectNode body) {
        return switch (wanted(change, body)) {
            case Read.Refused no -> Problems.answer(no.refusal());
            case Read.Wanted(StatusChanges.Wanted wanted) -> {
                AuthorityId authority = new AuthorityId(caller.authority());
                yield changes.change(authority, id, wanted)
                        .map(Problems::answer)
                        .orElseGet(() -> now(authority, id));
            }
        };
    }

    private sealed interface Read {
        record Wanted(StatusChanges.Wanted wanted) implements Read {}

        record Refused(Refusal refusal) implements Read {}
    }

    /** {@code "reason"}, the authority's own words, alone means {@code "code": "other"}. */
    private Read wanted(StatusChange change, ObjectNode body) {
        Optional<String> code = StrictJson.text(body, "code");
        Optional<String> words = StrictJson.text(body, "reason");
        Optional<Instant> effective = effective(body);
        boolean spelt = MEMBERS.containsAll(body.propertyNames())
                && body.has("code") == code.isPresent()
                && body.has("reason") == words.isPresent()
                && words.filter(text -> text.isBlank() || text.length() > LONGEST_REASON)
                        .isEmpty();
        if (!spelt || effective.isEmpty() || (code.isEmpty() && words.isEmpty())) {
            return refused(
                    RefusalCode.MALFORMED_REQUEST,
                    "\"code\" is one of GET /reason-codes, \"reason\" 1 to 2000 characters, one of the two at least;"
                            + " \"effective\" a point in time such as 2026-03-02T00:00:00Z");
        }
        Optional<StatusReason> reason =
                StatusReason.ofCode(code.orElse(StatusReason.OTHER.code())).filter(found -> found.fits(change));
        if (reason.isEmpty()) {
            return refused(RefusalCode.REASON_UNKNOWN, "\"code\" is none of GET /reason-codes that fits this change");
        }
        if (reason.get() == StatusReason.OTHER && words.isEmpty()) {
            return refused(RefusalCode.REASON_UNKNOWN, "the code other needs words of your own in \"reason\"");
        }
        return new Read.Wanted(new StatusChanges.Wanted(change, reason.get(), words.orElse(""), effective.get()));
    }

    private static Read refused(RefusalCode code, String detail) {
        return new Read.Refused(Refusal.of(code, detail));
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
