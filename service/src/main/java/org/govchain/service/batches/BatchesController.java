package org.govchain.service.batches;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.StrictJson;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Author;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Batches over HTTP; docs/batches.md shows them at work. */
@RestController
class BatchesController {

    private static final int LARGEST_BODY = 1024;
    private static final int LISTED = 100;

    private final Uploads uploads;
    private final BatchStore batches;
    private final CheckReport check;
    private final ResultFile result;
    private final AuditLog audit;
    private final Clock clock;

    BatchesController(
            Uploads uploads, BatchStore batches, CheckReport check, ResultFile result, AuditLog audit, Clock clock) {
        this.uploads = uploads;
        this.batches = batches;
        this.check = check;
        this.result = result;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes an upload: 201, or 200 with the batch that the same bytes are already; with {@code dry-run} the answer is the check. */
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    @PostMapping(path = "/api/batches", consumes = MediaType.ALL_VALUE)
    @Nullable
    ResponseEntity<Object> upload(
            Caller caller,
            @RequestParam String type,
            @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<BatchFormat> format = BatchFormat.ofContentType(request.getContentType());
        if (format.isEmpty()) {
            return Problems.answer(
                    Refusal.of(RefusalCode.MALFORMED_REQUEST, "Content-Type is text/csv or application/x-ndjson"));
        }
        Uploads.Result taken =
                uploads.take(authority(caller), type, format.get(), key, request.getInputStream(), Author.of(caller));
        return switch (taken) {
            case Uploads.Result.Refused no -> {
                if (!dryRun || no.faults().isEmpty()) {
                    yield Problems.answer(no.refusal());
                }
                BatchFormat form = stream(response, accept);
                CheckReport.write(no.faults(), form, response.getOutputStream());
                yield null;
            }
            case Uploads.Result.Taken(Batch batch) -> {
                changed(caller, batch, Batch.State.UPLOADED);
                yield dryRun ? report(batch, accept, response) : json(HttpStatus.CREATED, batch);
            }
            case Uploads.Result.Known(Batch batch) ->
                dryRun && batch.storageKey().isPresent() ? report(batch, accept, response) : json(HttpStatus.OK, batch);
        };
    }

    /** The newest hundred, newest first. */
    @GetMapping("/api/batches")
    ResponseEntity<Object> list(Caller caller) {
        return privately(HttpStatus.OK).body(BatchJson.list(batches.newest(authority(caller), LISTED)));
    }

    /** How far it is. */
    @GetMapping("/api/batches/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return batches.find(authority(caller), id)
                .map(batch -> json(HttpStatus.OK, batch))
                .orElseGet(Problems::notFound);
    }

    /** The dry run: every fault of every row; nothing is issued. */
    @GetMapping("/api/batches/{id}/check")
    @Nullable
    ResponseEntity<Object> check(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        Optional<Batch> batch = batches.find(authority(caller), id);
        if (batch.isEmpty()) {
            return Problems.notFound();
        }
        if (batch.get().storageKey().isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.STATE_CONFLICT, "the batch ended a while ago and its upload is no longer kept"));
        }
        return report(batch.get(), accept, response);
    }

    /** What became of each row so far. */
    @GetMapping("/api/batches/{id}/result")
    @Nullable
    ResponseEntity<Object> result(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        Optional<Batch> batch = batches.find(authority(caller), id);
        if (batch.isEmpty()) {
            return Problems.notFound();
        }
        BatchFormat form = stream(response, accept);
        result.write(batch.get(), form, response.getOutputStream());
        return null;
    }

    /** Starts, pauses, resumes or cancels: {@code {"state": "running" | "paused" | "cancelled"}}. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(type = "object", example = "{\"state\":\"running\"}")))
    @PostMapping("/api/batches/{id}/state")
    ResponseEntity<Object> state(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        Optional<Batch.State> wanted = wanted(request.getInputStream().readNBytes(LARGEST_BODY));
        if (wanted.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST, "\"state\" is running, paused or cancelled, and nothing else"));
        }
        Optional<Batch> batch = batches.find(authority(caller), id);
        if (batch.isEmpty()) {
            return Problems.notFound();
        }
        if (batch.get().state() == wanted.get()) {
            return json(HttpStatus.OK, batch.get());
        }
        if (!batch.get().state().leadsTo(wanted.get()) || !batches.change(batch.get(), wanted.get(), clock.instant())) {
            return Problems.answer(Refusal.of(
                    RefusalCode.STATE_CONFLICT,
                    "a batch that is " + batch.get().state().word() + " cannot become "
                            + wanted.get().word()));
        }
        changed(caller, batch.get(), wanted.get());
        return one(caller, id);
    }

    private static Optional<Batch.State> wanted(byte[] body) {
        Optional<ObjectNode> json = StrictJson.parseObject(body).filter(it -> it.size() == 1);
        return json.flatMap(it -> StrictJson.text(it, "state"))
                .flatMap(word -> Arrays.stream(Batch.State.values())
                        .filter(state -> state.word().equals(word)
                                && state != Batch.State.UPLOADED
                                && state != Batch.State.FINISHED)
                        .findFirst());
    }

    private @Nullable ResponseEntity<Object> report(Batch batch, @Nullable String accept, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.LOCATION, "/api/batches/" + batch.id());
        BatchFormat form = stream(response, accept);
        check.write(batch, form, response.getOutputStream());
        return null;
    }

    /** The answer is written as it is found out: nothing of it is kept in memory. */
    private static BatchFormat stream(HttpServletResponse response, @Nullable String accept) {
        BatchFormat form = BatchFormat.ofAccept(accept);
        response.setContentType(form.mediaType().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return form;
    }

    private void changed(Caller caller, Batch batch, Batch.State state) {
        audit.record(
                AuditKind.BATCH_CHANGED,
                batch.authority(),
                Map.of("batch", batch.id().toString(), "state", state.word(), "by", caller.subject()));
    }

    private static ResponseEntity<Object> json(HttpStatus status, Batch batch) {
        return privately(status)
                .location(URI.create("/api/batches/" + batch.id()))
                .body(BatchJson.one(batch));
    }

    private static ResponseEntity.BodyBuilder privately(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON);
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }
}
