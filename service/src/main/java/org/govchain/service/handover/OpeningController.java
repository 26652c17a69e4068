package org.govchain.service.handover;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.handover.LinkSecret.AccessToken;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.govchain.verify.HandOverReceipt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** For recipients without a login. Secrets come in bodies, never in addresses, which servers and browsers write down. */
@RestController
class OpeningController {

    private final Openings openings;
    private final Receipts receipts;
    private final ViewAnswers answers;

    OpeningController(Openings openings, Receipts receipts, ViewAnswers answers) {
        this.openings = openings;
        this.receipts = receipts;
        this.answers = answers;
    }

    /** {@code {"token", "pin", "mail"?}}: a view, or 404 whatever the reason. */
    @PostMapping("/handover/open")
    ResponseEntity<Object> open(HttpServletRequest request) throws IOException {
        RefusalPace pace = new RefusalPace();
        Optional<ObjectNode> body = Json.body(request);
        Optional<AccessToken> token = body.flatMap(it -> token(it, "token"));
        Optional<String> pin = body.flatMap(it -> StrictJson.text(it, "pin"));
        if (body.isEmpty() || token.isEmpty() || pin.isEmpty()) {
            return Json.malformed("the body has \"token\" (43 characters of base64url) and \"pin\"");
        }
        Optional<String> mail = StrictJson.text(body.get(), "mail");
        return switch (openings.open(token.get(), pin.get(), mail)) {
            case Openings.Outcome.Refused _ -> pace.refused();
            case Openings.Outcome.Busy _ ->
                Problems.answer(Refusal.of(RefusalCode.UNAVAILABLE, "too many at once; try again in a moment"));
            case Openings.Outcome.Opened opened -> answers.view(opened.view());
        };
    }

    /** {@code {"view", "sha256"}}: a file of a view, encrypted as it lies in the storage. */
    @PostMapping("/handover/file")
    @Nullable
    ResponseEntity<Object> file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusalPace pace = new RefusalPace();
        Optional<ObjectNode> body = Json.body(request);
        Optional<AccessToken> ticket = body.flatMap(it -> token(it, "view"));
        Optional<Sha256Digest> hash =
                body.flatMap(it -> StrictJson.text(it, "sha256")).flatMap(Sha256Digest::parseHex);
        if (ticket.isEmpty() || hash.isEmpty()) {
            return Json.malformed("the body has \"view\" (43 characters of base64url) and \"sha256\"");
        }
        Optional<Receipts.Delivery> delivery = receipts.file(ticket.get(), hash.get());
        if (delivery.isEmpty()) {
            return pace.refused();
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(delivery.get().length());
        try (InputStream encrypted = delivery.get().encrypted()) {
            encrypted.transferTo(response.getOutputStream());
        }
        return null; // answered already, chunk by chunk
    }

    /** {@code {"view"}}: the receipt of a view, with its proof once the entry is anchored. */
    @PostMapping("/handover/receipt")
    ResponseEntity<Object> receipt(HttpServletRequest request) throws IOException {
        RefusalPace pace = new RefusalPace();
        Optional<AccessToken> ticket = Json.body(request).flatMap(it -> token(it, "view"));
        if (ticket.isEmpty()) {
            return Json.malformed("the body has \"view\" (43 characters of base64url)");
        }
        return receipts.ofView(ticket.get()).map(OpeningController::receipt).orElseGet(pace::refused);
    }

    static ResponseEntity<Object> receipt(HandOverReceipt receipt) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(HandOverReceipt.MEDIA_TYPE))
                .body(receipt.toJson());
    }

    static Optional<AccessToken> token(ObjectNode body, String name) {
        return StrictJson.text(body, name).flatMap(AccessToken::parse);
    }
}
