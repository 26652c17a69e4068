package org.govchain.service.webhooks;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.jose.StrictJson;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks of an authority; docs/webhooks.md says what receivers get. */
@RestController
class WebhooksController {

    private static final int LARGEST_BODY = 8 * 1024;
    private static final int MOST_WEBHOOKS = 20;
    private static final int LISTED = 100;
    private static final Duration BOTH_SIGN = Duration.ofDays(1);
    private static final Set<String> STATES = Set.of("waiting", "delivered", "parked");

    private final WebhookStore store;
    private final WebhookSecrets secrets;
    private final ReceiverRules rules;
    private final AuditLog audit;
    private final Clock clock;

    WebhooksController(WebhookStore store, WebhookSecrets secrets, ReceiverRules rules, AuditLog audit, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers a receiver: {@code {"url", "kinds": […]}}; the answer shows the secret, once. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema =
                                    @Schema(
                                            type = "object",
                                            example =
                                                    "{\"url\":\"https://software.musterstadt.example/govchain\",\"kinds\":[\"issued\",\"revoked\"]}")))
    @PostMapping("/api/webhooks")
    ResponseEntity<Object> register(Caller caller, HttpServletRequest request) throws IOException {
        Optional<ObjectNode> body = body(request);
        Optional<URI> url = body.flatMap(it -> StrictJson.text(it, "url")).flatMap(rules::url);
        Optional<List<EventKind>> kinds = body.flatMap(WebhooksController::kinds);
        if (body.isEmpty() || body.get().size() != 2 || kinds.isEmpty()) {
            return refused(
                    RefusalCode.MALFORMED_REQUEST,
                    "a webhook has a \"url\" and \"kinds\", some of issued, anchored, amended, suspended, reinstated,"
                            + " revoked and batch-finished");
        }
        if (url.isEmpty()) {
            return refused(
                    RefusalCode.RECEIVER_REFUSED,
                    "\"url\" is an https URL without user and fragment, at a public address or in a range that"
                            + " govchain.webhooks.private-ranges names");
        }
        if (store.all(authority(caller)).size() >= MOST_WEBHOOKS) {
            return refused(RefusalCode.STATE_CONFLICT, "an authority has at most " + MOST_WEBHOOKS + " webhooks");
        }
        UUID id = UUID.randomUUID();
        WebhookSecrets.Fresh secret = secrets.fresh(id);
        store.insert(id, authority(caller), url.get(), kinds.get(), secret, caller.subject());
        record(caller, id, "registered");
        return json(
                HttpStatus.CREATED,
                WebhookJson.one(store.find(authority(caller), id).orElseThrow(), Optional.of(secret.shown())));
    }

    /** All receivers, without their secrets. */
    @GetMapping("/api/webhooks")
    ResponseEntity<Object> list(Caller caller) {
        return json(HttpStatus.OK, WebhookJson.list(store.all(authority(caller))));
    }

    /** Ends it; what was not delivered yet is not delivered any more. */
    @DeleteMapping("/api/webhooks/{id}")
    ResponseEntity<Object> remove(Caller caller, @PathVariable UUID id) {
        if (store.find(authority(caller), id).isEmpty()) {
            return Problems.notFound();
        }
        store.remove(id);
        record(caller, id, "removed");
        return ResponseEntity.noContent().build();
    }

    /** Makes a new secret and shows it once; for a day the one before signs as well. */
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @PostMapping("/api/webhooks/{id}/secret")
    ResponseEntity<Object> rotate(Caller caller, @PathVariable UUID id) {
        if (store.find(authority(caller), id).isEmpty()) {
            return Problems.notFound();
        }
        WebhookSecrets.Fresh secret = secrets.fresh(id);
        store.rotate(id, secret, clock.instant().plus(BOTH_SIGN));
        record(caller, id, "secret-changed");
        return json(
                HttpStatus.OK,
                WebhookJson.one(store.find(authority(caller), id).orElseThrow(), Optional.of(secret.shown())));
    }

    /** The newest hundred deliveries, newest first. */
    @GetMapping("/api/webhooks/{id}/deliveries")
    ResponseEntity<Object> deliveries(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            return refused(RefusalCode.MALFORMED_REQUEST, "state is waiting, delivered or parked");
        }
        if (store.find(authority(caller), id).isEmpty()) {
            return Problems.notFound();
        }
        return json(
                HttpStatus.OK,
                WebhookJson.deliveries(store.deliveries(
                        id, Optional.ofNullable(state).map(it -> it.toUpperCase(Locale.ROOT)), LISTED)));
    }

    /** Tries a delivery again, with the same id. */
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @PostMapping("/api/webhooks/{id}/deliveries/{delivery}/redeliver")
    ResponseEntity<Object> redeliver(Caller caller, @PathVariable UUID id, @PathVariable UUID delivery) {
        if (store.find(authority(caller), id).isEmpty() || !store.redeliver(id, delivery)) {
            return Problems.notFound();
        }
        return ResponseEntity.accepted().build();
    }

    private static Optional<ObjectNode> body(HttpServletRequest request) throws IOException {
        return StrictJson.parseObject(request.getInputStream().readNBytes(LARGEST_BODY));
    }

    private static Optional<List<EventKind>> kinds(ObjectNode body) {
        List<EventKind> kinds = new ArrayList<>();
        for (JsonNode word : body.path("kinds")) {
            Optional<EventKind> kind = EventKind.ofWord(word.asString(""));
            if (kind.isEmpty() || kinds.contains(kind.get())) {
                return Optional.empty();
            }
            kinds.add(kind.get());
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds);
    }

    private void record(Caller caller, UUID webhook, String step) {
        audit.record(
                AuditKind.WEBHOOK_CHANGED,
                authority(caller),
                Map.of("webhook", webhook.toString(), "step", step, "by", caller.subject()));
    }

    private static ResponseEntity<Object> refused(RefusalCode code, String detail) {
        return Problems.answer(Refusal.of(code, detail));
    }

    private static ResponseEntity<Object> json(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }
}
