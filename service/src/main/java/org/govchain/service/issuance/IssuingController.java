package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Issues documents over HTTP; docs/api.md shows requests and answers. */
@RestController
class IssuingController {

    private static final int LARGEST_BODY = 8 << 20;

    private final IssueFlow flow;
    private final Amendments amendments;
    private final MultipartIntake intake;

    IssuingController(IssueFlow flow, Amendments amendments, MultipartIntake intake) {
        this.flow = flow;
        this.amendments = amendments;
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
                .map(body -> flow.issue(
                        caller, IssueRequestReader.single(body), key, hash(request, body), AnswerForm.SINGLE))
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
                .map(body ->
                        flow.issue(caller, IssueRequestReader.batch(body), key, hash(request, body), AnswerForm.BATCH))
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
        return withFiles(intake.take(authority, request), caller, key, Function.identity());
    }

    /** A new version of a document, which takes the place of this one. */
    @PostMapping(path = "/api/credentials/{id}/amend", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> amend(
            Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        Optional<byte[]> body = read(request);
        if (body.isEmpty()) {
            return tooLarge();
        }
        Sha256Digest hash = hash(request, body.get());
        return switch (look(caller, id, key, hash)) {
            case Look.Done done -> done.answer();
            case Look.Amend(Amendments.Result.Amendable amendable) ->
                flow.issue(
                        caller,
                        amending(IssueRequestReader.single(body.get()), amendable),
                        key,
                        hash,
                        AnswerForm.SINGLE);
        };
    }

    /** A new version with files. */
    @PostMapping(path = "/api/credentials/{id}/amend", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> amendWithFiles(
            Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        AuthorityId authority = new AuthorityId(caller.authority());
        return switch (amendments.look(authority, id)) {
            case Amendments.Result.Refused no -> Problems.answer(no.refusal());
            case Amendments.Result.Amendable amendable ->
                withFiles(
                        intake.take(authority, amendable.document(), request),
                        caller,
                        key,
                        read -> amending(read, amendable));
        };
    }

    private ResponseEntity<Object> withFiles(
            MultipartIntake.Result result,
            Caller caller,
            @Nullable String key,
            Function<IssueRequestReader.Result, IssueRequestReader.Result> change) {
        return switch (result) {
            case MultipartIntake.Result.Refused no -> Problems.answer(no.refusal());
            case MultipartIntake.Result.Taken taken -> {
                boolean issued = false;
                try {
                    ResponseEntity<Object> answer = flow.issue(
                            caller,
                            change.apply(new IssueRequestReader.Result.Read(List.of(taken.request()))),
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

    private sealed interface Look {
        record Amend(Amendments.Result.Amendable amendable) implements Look {}

        record Done(ResponseEntity<Object> answer) implements Look {}
    }

    /** The answer to a repeated request comes first: by then the document was superseded by that very request. */
    private Look look(Caller caller, UUID id, @Nullable String key, Sha256Digest hash) {
        Optional<ResponseEntity<Object>> before = flow.before(caller, key, hash);
        if (before.isPresent()) {
            return new Look.Done(before.get());
        }
        return switch (amendments.look(new AuthorityId(caller.authority()), id)) {
            case Amendments.Result.Refused no -> new Look.Done(Problems.answer(no.refusal()));
            case Amendments.Result.Amendable amendable -> new Look.Amend(amendable);
        };
    }

    /** The type stays: what is another kind of document is another document. */
    private IssueRequestReader.Result amending(IssueRequestReader.Result read, Amendments.Result.Amendable amendable) {
        if (!(read instanceof IssueRequestReader.Result.Read(List<IssueRequest> requests))) {
            return read;
        }
        IssueRequest request = requests.getFirst();
        return request.type().equals(amendable.type())
                ? new IssueRequestReader.Result.Read(List.of(amendments.next(amendable, request)))
                : new IssueRequestReader.Result.Refused(
                        Refusal.of(RefusalCode.STATE_CONFLICT, "a document keeps its type: " + amendable.type()));
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
}
