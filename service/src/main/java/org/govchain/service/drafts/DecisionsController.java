package org.govchain.service.drafts;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Approvals;
import org.govchain.service.issuance.IdempotencyKey;
import org.govchain.service.issuance.Submission;
import org.govchain.service.issuance.Submissions;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.JsonBody;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a draft: submitted, taken back, approved or given back. */
@RestController
class DecisionsController {

    private static final String PATH = "/api/drafts/{id}";
    private static final int LONGEST_COMMENT = 2_000;

    private final Drafts drafts;
    private final Decisions decisions;
    private final Submissions submissions;

    DecisionsController(Drafts drafts, Decisions decisions, Submissions submissions) {
        this.drafts = drafts;
        this.decisions = decisions;
        this.submissions = submissions;
    }

    /** Freezes what is to be approved; a type that needs no approval is issued at once. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/submit")
    ResponseEntity<Object> submit(
            Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (ifMatch == null || Revision.isMissing(ifMatch)) {
            return Revision.required();
        }
        Optional<Draft> draft = drafts.find(caller, id);
        if (draft.isPresent() && !submissions.needsApproval(draft.get().type())) {
            return withKey(
                    key,
                    hash(request, ifMatch.getBytes(StandardCharsets.UTF_8)),
                    known -> answer(decisions.issue(caller, id, Revision.of(ifMatch), known)));
        }
        return answer(caller, drafts.submit(caller, id, Revision.of(ifMatch)));
    }

    /** Takes it back to write on. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/withdraw")
    ResponseEntity<Object> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ifMatch == null || Revision.isMissing(ifMatch)
                ? Revision.required()
                : answer(caller, drafts.withdraw(caller, id, Revision.of(ifMatch)));
    }

    /** Approves exactly what was shown: {@code {"digest"}}. */
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/approve")
    ResponseEntity<Object> approve(
            Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        Optional<ObjectNode> body = JsonBody.read(request);
        if (body.isEmpty()) {
            return JsonBody.refused();
        }
        Optional<Sha256Digest> digest = StrictJson.text(body.get(), "digest").flatMap(Sha256Digest::parseHex);
        if (digest.isEmpty() || !Set.of("digest").containsAll(body.get().propertyNames())) {
            return malformed("\"digest\" is that of the submission, 64 hexadecimal digits");
        }
        return withKey(
                key,
                hash(request, digest.get().bytes()),
                known -> answer(decisions.approve(caller, id, digest.get(), known)));
    }

    /** Gives it back with a word why: {@code {"comment"}}. */
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/reject")
    ResponseEntity<Object> reject(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        Optional<ObjectNode> body = JsonBody.read(request);
        if (body.isEmpty()) {
            return JsonBody.refused();
        }
        Optional<String> comment = StrictJson.text(body.get(), "comment")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_COMMENT);
        if (comment.isEmpty() || !Set.of("comment").containsAll(body.get().propertyNames())) {
            return malformed("\"comment\" is 1 to 2000 characters");
        }
        return answer(caller, decisions.reject(caller, id, comment.get()));
    }

    private interface Keyed {
        ResponseEntity<Object> answer(@Nullable IdempotencyKey key);
    }

    private static ResponseEntity<Object> withKey(@Nullable String key, Sha256Digest hash, Keyed work) {
        if (key == null) {
            return work.answer(null);
        }
        return IdempotencyKey.isWellFormed(key)
                ? work.answer(new IdempotencyKey(key, hash))
                : malformed("Idempotency-Key: 1 to 255 characters");
    }

    private ResponseEntity<Object> answer(Caller caller, Drafts.Result result) {
        return switch (result) {
            case Drafts.Result.Refused no -> Problems.answer(no.refusal());
            case Drafts.Result.Done done -> {
                Draft draft = done.draft();
                Optional<Submission> submission =
                        draft.copy().flatMap(copy -> submissions.find(new AuthorityId(caller.authority()), copy));
                yield DraftJson.answer(
                        draft,
                        DraftJson.head(new JsonText(512), draft, submission).raw("}"));
            }
        };
    }

    private static ResponseEntity<Object> answer(Approvals.Result result) {
        return switch (result) {
            case Approvals.Result.Refused no -> Problems.answer(no.refusal());
            case Approvals.Result.Issued issued ->
                ResponseEntity.status(issued.answer().status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(issued.answer().body());
        };
    }

    private static Sha256Digest hash(HttpServletRequest request, byte[] body) {
        return Sha256Digest.hash(request.getRequestURI().getBytes(StandardCharsets.UTF_8), new byte[1], body);
    }

    private static ResponseEntity<Object> malformed(String detail) {
        return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, detail));
    }
}
