package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Issues documents over HTTP; docs/api.md shows requests and answers. */
@RestController
class IssuingController {

    private static final int LARGEST_BODY = 8 << 20;
    private static final int LONGEST_KEY = 255;

    private final Issuance issuance;
    private final IdempotencyStore idempotency;
    private final WaitingRequests waiting;
    private final MultipartIntake intake;

    IssuingController(
            Issuance issuance, IdempotencyStore idempotency, WaitingRequests waiting, MultipartIntake intake) {
        this.issuance = issuance;
        this.idempotency = idempotency;
        this.waiting = waiting;
        this.intake = intake;
    }

    /** One document. */
    @PostMapping(path = "/api/credentials", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> issue(
            Caller caller,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return read(request)
                .map(body ->
                        issue(caller, IssueRequestReader.single(body), key, hash(request, body), AnswerForm.SINGLE))
                .orElseGet(IssuingController::tooLarge);
    }

    /** Up to a thousand documents of one type: all or none. */
    @PostMapping(path = "/api/credentials/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> issueBatch(
            Caller caller,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return read(request)
                .map(body -> issue(caller, IssueRequestReader.batch(body), key, hash(request, body), AnswerForm.BATCH))
                .orElseGet(IssuingController::tooLarge);
    }

    /** One document with files: a part {@code request} with the JSON, then parts {@code attachment}. */
    @PostMapping(path = "/api/credentials", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> issueWithFiles(
            Caller caller,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        AuthorityId authority = new AuthorityId(caller.authority());
        return switch (intake.take(authority, request)) {
            case MultipartIntake.Result.Refused no -> Problems.answer(no.refusal());
            case MultipartIntake.Result.Taken taken -> {
                boolean issued = false;
                try {
                    ResponseEntity<Object> answer = issue(
                            caller,
                            new IssueRequestReader.Result.Read(List.of(taken.request())),
                            key,
                            taken.requestHash(),
                            AnswerForm.SINGLE);
                    issued = answer.getStatusCode().is2xxSuccessful();
                    yield answer;
                } finally {
                    if (!issued) {
                        intake.drop(taken);
                    } else {
                        intake.dropUnused(taken);
                    }
                }
            }
        };
    }

    private ResponseEntity<Object> issue(
            Caller caller,
            IssueRequestReader.Result read,
            @Nullable String keyText,
            Sha256Digest requestHash,
            AnswerForm form) {
        if (read instanceof IssueRequestReader.Result.Refused no) {
            return Problems.answer(no.refusal());
        }
        if (keyText != null && (keyText.isEmpty() || keyText.length() > LONGEST_KEY)) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "Idempotency-Key: 1 to 255 characters"));
        }
        AuthorityId authority = new AuthorityId(caller.authority());
        IdempotencyKey key = keyText == null ? null : new IdempotencyKey(keyText, requestHash);
        Optional<IdempotencyStore.Known> known = key == null ? Optional.empty() : idempotency.find(authority, key);
        if (known.isPresent()) {
            return switch (known.get()) {
                case IdempotencyStore.Known.Answered before -> json(before.answer());
                case IdempotencyStore.Known.Refused no -> Problems.answer(no.refusal());
            };
        }
        Optional<WaitingRequests.Known> queued = key == null ? Optional.empty() : waiting.find(authority, key);
        if (queued.isPresent()) {
            return again(queued.get(), requestHash);
        }
        List<IssueRequest> batch = ((IssueRequestReader.Result.Read) read).requests();
        return switch (issuance.issue(authority, batch, key, form)) {
            case Issuance.Outcome.Issued issued -> json(issued.answer());
            case Issuance.Outcome.Refused no -> Problems.answer(no.refusal());
            case Issuance.Outcome.Deferred _ ->
                waiting.take(authority, batch, key, form)
                        .map(WaitingController::accepted)
                        .orElseGet(IssuingController::tooManyWait);
        };
    }

    /** The same request once more, while it waits or after it was refused in the end. */
    private static ResponseEntity<Object> again(WaitingRequests.Known queued, Sha256Digest requestHash) {
        if (!queued.key().requestHash().equals(requestHash)) {
            return Problems.answer(IdempotencyStore.reused());
        }
        return queued.refusal().map(Problems::answer).orElseGet(() -> WaitingController.accepted(queued.id()));
    }

    private static ResponseEntity<Object> tooManyWait() {
        return Problems.answer(Refusal.of(
                RefusalCode.UNAVAILABLE, "the registry on the chain cannot be asked, and enough requests wait for it"));
    }

    private static Optional<byte[]> read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(body);
    }

    private static ResponseEntity<Object> tooLarge() {
        return Problems.answer(Refusal.of(RefusalCode.TOO_LARGE, "a request has at most 8 MiB"));
    }

    private static Sha256Digest hash(HttpServletRequest request, byte[] body) {
        return Sha256Digest.hash(request.getRequestURI().getBytes(StandardCharsets.UTF_8), new byte[1], body);
    }

    private static ResponseEntity<Object> json(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
