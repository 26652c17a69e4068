package org.govchain.service.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.govchain.jose.JsonText;
import org.govchain.service.anchoring.AnchoringDelay;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.verify.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads issued documents and their forms. */
@RestController
class CredentialsController {

    private static final int LARGEST_PAGE = 200;

    private final CopyStore copies;
    private final ListedCopies listed;
    private final Bundles bundles;
    private final PrintedForms printed;
    private final TransparencyLog log;
    private final AnchoringDelay delay;

    CredentialsController(
            CopyStore copies,
            ListedCopies listed,
            Bundles bundles,
            PrintedForms printed,
            TransparencyLog log,
            AnchoringDelay delay) {
        this.copies = copies;
        this.listed = listed;
        this.bundles = bundles;
        this.printed = printed;
        this.log = log;
        this.delay = delay;
    }

    /** The authority's documents, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping("/api/credentials")
    ResponseEntity<Object> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Cursor> from = cursor == null ? Optional.of(Cursor.START) : Cursor.parse(cursor);
        if (from.isEmpty() || limit < 1 || limit > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "limit is 1 to " + LARGEST_PAGE + ", cursor is one that a page gave"));
        }
        List<CopyRow> rows = copies.page(authority(caller), from.get().before(), limit + 1);
        List<CopyRow> page = rows.subList(0, Math.min(limit, rows.size()));
        Optional<Cursor> next =
                rows.size() > limit ? Optional.of(new Cursor(page.getLast().seq())) : Optional.empty();
        return privately(MediaType.APPLICATION_JSON).body(listed.page(page, next));
    }

    /** One document: status and anchor as they stand now. */
    @GetMapping("/api/credentials/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return copies.find(authority(caller), id)
                .map(row -> {
                    JsonText json = new JsonText(1024);
                    Answers.write(json, row, log.anchor(row.entry()), delay.isDelayed());
                    return privately(MediaType.APPLICATION_JSON).<Object>body(json.toUtf8());
                })
                .orElseGet(Problems::notFound);
    }

    /** Everything a third party needs, in one file. */
    @GetMapping("/api/credentials/{id}/bundle")
    ResponseEntity<Object> bundle(Caller caller, @PathVariable UUID id) {
        return form(
                caller, id, Bundle.MEDIA_TYPE, forms -> bundles.complete(forms).toJson());
    }

    /** The SD-JWT VC with all disclosures. */
    @GetMapping("/api/credentials/{id}/credential")
    ResponseEntity<Object> credential(Caller caller, @PathVariable UUID id) {
        return form(caller, id, "application/dc+sd-jwt", CopyForms::credential);
    }

    /** The notice as signed PDF file: made when it is first asked for, the same bytes ever after but for a later timestamp. */
    @GetMapping("/api/credentials/{id}/pdf")
    ResponseEntity<Object> pdf(Caller caller, @PathVariable UUID id) {
        return copies.forms(authority(caller), id)
                .map(printed::pdf)
                .map(made -> switch (made) {
                    case PrintedForms.Printed.File(byte[] pdf) ->
                        privately(MediaType.APPLICATION_PDF).<Object>body(pdf);
                    case PrintedForms.Printed.Refused(Refusal refusal) -> Problems.answer(refusal);
                })
                .orElseGet(Problems::notFound);
    }

    /** The QR code with the seal. */
    @GetMapping("/api/credentials/{id}/qr.png")
    ResponseEntity<Object> qr(Caller caller, @PathVariable UUID id) {
        return form(caller, id, MediaType.IMAGE_PNG_VALUE, printed::qrPng);
    }

    private ResponseEntity<Object> form(
            Caller caller, UUID id, String mediaType, Function<CopyForms, Object> rendering) {
        return copies.forms(authority(caller), id)
                .map(forms -> privately(MediaType.parseMediaType(mediaType)).body(rendering.apply(forms)))
                .orElseGet(Problems::notFound);
    }

    /** Answers with a person's data stay out of every cache. */
    private static ResponseEntity.BodyBuilder privately(MediaType type) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(type);
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }
}
