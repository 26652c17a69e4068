package org.govchain.service.drafts;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.DocumentId;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.AttachmentDownload;
import org.govchain.service.issuance.IssueRequest;
import org.govchain.service.issuance.IssueRequestReader;
import org.govchain.service.issuance.MultipartIntake;
import org.govchain.service.issuance.Submission;
import org.govchain.service.issuance.Submissions;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Writes and reads drafts; docs/office-work.md tells the story of one. */
@RestController
class DraftsController {

    private static final String PATH = "/api/drafts";
    private static final int LARGEST_BODY = 1 << 20;
    private static final int LARGEST_PAGE = 200;

    private final Drafts drafts;
    private final NewDrafts newDrafts;
    private final Submissions submissions;
    private final MultipartIntake intake;
    private final AttachmentDownload download;

    DraftsController(
            Drafts drafts,
            NewDrafts newDrafts,
            Submissions submissions,
            MultipartIntake intake,
            AttachmentDownload download) {
        this.drafts = drafts;
        this.newDrafts = newDrafts;
        this.submissions = submissions;
        this.intake = intake;
        this.download = download;
    }

    /** Begins a draft: the body is that of {@code POST /api/credentials}; the claims need not be complete. */
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> create(
            Caller caller,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return tooLarge();
        }
        Sha256Digest hash = Sha256Digest.hash(PATH.getBytes(StandardCharsets.UTF_8), new byte[1], body);
        return switch (IssueRequestReader.single(body)) {
            case IssueRequestReader.Result.Refused no -> Problems.answer(no.refusal());
            case IssueRequestReader.Result.Read read ->
                newDrafts.create(caller, read.requests().getFirst(), key, hash);
        };
    }

    /** Begins a draft with files, as {@code POST /api/credentials} takes them. */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> createWithFiles(
            Caller caller,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return switch (intake.take(authority(caller), request)) {
            case MultipartIntake.Result.Refused no -> Problems.answer(no.refusal());
            case MultipartIntake.Result.Taken taken -> {
                ResponseEntity<Object> answer = newDrafts.create(caller, taken.request(), key, taken.requestHash());
                intake.dropUnused(taken);
                yield answer;
            }
        };
    }

    /** What is being written, newest first, without what it says: {@code {"items": […], "next"?}}. */
    @GetMapping(PATH)
    ResponseEntity<Object> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "limit is 1 to " + LARGEST_PAGE));
        }
        List<Draft> rows = drafts.page(caller, cursor, limit + 1);
        List<Draft> page = rows.subList(0, Math.min(limit, rows.size()));
        JsonText json = new JsonText(1024).raw("{\"items\":[");
        for (int i = 0; i < page.size(); i++) {
            DraftJson.head(json.raw(i == 0 ? "" : ","), page.get(i), submission(caller, page.get(i)))
                    .raw("}");
        }
        json.raw("]");
        if (rows.size() > limit) {
            json.raw(",").member("next", Long.toString(page.getLast().seq()));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.raw("}").toUtf8());
    }

    /** One draft with what it says, who wrote it, and what is missing. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return drafts.find(caller, id).map(draft -> whole(caller, draft)).orElseGet(Problems::notFound);
    }

    /** A file of a draft. */
    @GetMapping(PATH + "/{id}/attachments/{hash}")
    @Nullable
    ResponseEntity<Object> file(
            Caller caller, @PathVariable UUID id, @PathVariable String hash, HttpServletResponse response)
            throws IOException {
        Optional<Draft> draft = drafts.find(caller, id);
        Optional<IssueRequest.Attachment> file = draft.flatMap(Draft::content).stream()
                .flatMap(content -> content.attachments().stream())
                .filter(candidate -> candidate.sha256().toHex().equals(hash))
                .findFirst();
        String storageKey = file.map(IssueRequest.Attachment::storageKey).orElse(null);
        if (draft.isEmpty() || file.isEmpty() || storageKey == null) {
            return Problems.notFound();
        }
        download.send(draft.get().document(), file.get().name(), storageKey, response);
        return null; // answered already, chunk by chunk
    }

    /** Writes: the whole request anew. A file that stays is named by its hash. */
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PutMapping(path = PATH + "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> edit(
            Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch)
            throws IOException {
        if (ifMatch == null || Revision.isMissing(ifMatch)) {
            return Revision.required();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return tooLarge();
        }
        return switch (IssueRequestReader.single(body)) {
            case IssueRequestReader.Result.Refused no -> Problems.answer(no.refusal());
            case IssueRequestReader.Result.Read read ->
                answer(
                        caller,
                        drafts.edit(
                                caller,
                                id,
                                Revision.of(ifMatch),
                                read.requests().getFirst()));
        };
    }

    /** Writes, with other files: those sent take the place of all before. */
    @PutMapping(path = PATH + "/{id}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> editWithFiles(
            Caller caller,
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch)
            throws IOException {
        if (ifMatch == null || Revision.isMissing(ifMatch)) {
            return Revision.required();
        }
        Optional<Draft> draft = drafts.find(caller, id);
        if (draft.isEmpty()) {
            return Problems.notFound();
        }
        DocumentId document = new DocumentId(draft.get().document());
        return switch (intake.take(authority(caller), document, request)) {
            case MultipartIntake.Result.Refused no -> Problems.answer(no.refusal());
            case MultipartIntake.Result.Taken taken -> {
                Drafts.Result result = drafts.edit(caller, id, Revision.of(ifMatch), taken.request());
                intake.dropUnused(taken);
                yield answer(caller, result);
            }
        };
    }

    /** Throws it away. */
    @DeleteMapping(PATH + "/{id}")
    ResponseEntity<Object> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        if (ifMatch == null || Revision.isMissing(ifMatch)) {
            return Revision.required();
        }
        return switch (drafts.delete(caller, id, Revision.of(ifMatch))) {
            case Drafts.Result.Refused no -> Problems.answer(no.refusal());
            case Drafts.Result.Done _ -> ResponseEntity.noContent().build();
        };
    }

    private ResponseEntity<Object> answer(Caller caller, Drafts.Result result) {
        return switch (result) {
            case Drafts.Result.Refused no -> Problems.answer(no.refusal());
            case Drafts.Result.Done done -> whole(caller, done.draft());
        };
    }

    private ResponseEntity<Object> whole(Caller caller, Draft draft) {
        JsonText json = new JsonText(4096);
        DraftJson.head(json, draft, submission(caller, draft));
        Optional<Refusal> missing = draft.content()
                .flatMap(submissions::check)
                .or(() -> draft.content().flatMap(_ -> drafts.amendable(caller, draft)));
        DraftJson.body(json, draft, drafts.edits(draft), missing);
        return DraftJson.answer(draft, json.raw("}"));
    }

    private Optional<Submission> submission(Caller caller, Draft draft) {
        return draft.copy().flatMap(copy -> submissions.find(authority(caller), copy));
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }

    private static ResponseEntity<Object> tooLarge() {
        return Problems.answer(Refusal.of(RefusalCode.TOO_LARGE, "a draft has at most 1 MiB without its files"));
    }
}
