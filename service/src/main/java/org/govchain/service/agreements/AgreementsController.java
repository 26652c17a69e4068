package org.govchain.service.agreements;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.agreements.Agreement.Step;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.JsonBody;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions by two persons over HTTP; docs/office-work.md shows one. */
@RestController
class AgreementsController {

    private static final String PATH = "/api/agreements";
    private static final int LARGEST_PAGE = 200;
    private static final Set<String> MEMBERS = Set.of("kind", "payload");

    private final Agreements agreements;

    AgreementsController(Agreements agreements) {
        this.agreements = agreements;
    }

    /** Proposes a decision: {@code {"kind", "payload"}}. */
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH)
    ResponseEntity<Object> propose(Caller caller, HttpServletRequest request) throws IOException {
        Optional<ObjectNode> body = JsonBody.read(request);
        if (body.isEmpty()) {
            return JsonBody.refused();
        }
        Optional<String> kind = StrictJson.text(body.get(), "kind");
        JsonNode payload = body.get().path("payload");
        if (kind.isEmpty()
                || !payload.isObject()
                || !MEMBERS.containsAll(body.get().propertyNames())) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST, "the members are \"kind\" and \"payload\", a JSON object"));
        }
        return answer(201, agreements.propose(kind.get(), caller, (ObjectNode) payload));
    }

    /** The authority's agreements, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping(PATH)
    ResponseEntity<Object> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "limit is 1 to " + LARGEST_PAGE));
        }
        List<Agreement> rows = agreements.page(new AuthorityId(caller.authority()), cursor, limit + 1);
        List<Agreement> page = rows.subList(0, Math.min(limit, rows.size()));
        JsonText json = new JsonText(1024).raw("{\"items\":[");
        for (int i = 0; i < page.size(); i++) {
            write(json.raw(i == 0 ? "" : ","), page.get(i));
        }
        json.raw("]");
        if (rows.size() > limit) {
            json.raw(",").member("next", Long.toString(page.getLast().seq()));
        }
        return ok(200, json.raw("}"));
    }

    /** One of them. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return agreements
                .find(new AuthorityId(caller.authority()), id)
                .map(agreement -> ok(200, write(new JsonText(512), agreement)))
                .orElseGet(Problems::notFound);
    }

    /** Confirms what somebody else proposed. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/confirm")
    ResponseEntity<Object> confirm(Caller caller, @PathVariable UUID id) {
        return answer(200, agreements.confirm(caller, id));
    }

    /** Declines a proposal, or ends an agreement that lasts. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/withdraw")
    ResponseEntity<Object> withdraw(Caller caller, @PathVariable UUID id) {
        return answer(200, agreements.withdraw(caller, id));
    }

    private static ResponseEntity<Object> answer(int status, Agreements.Result result) {
        return switch (result) {
            case Agreements.Result.Refused no -> Problems.answer(no.refusal());
            case Agreements.Result.Done done -> ok(status, write(new JsonText(512), done.agreement()));
        };
    }

    private static ResponseEntity<Object> ok(int status, JsonText json) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toUtf8());
    }

    private static JsonText write(JsonText json, Agreement agreement) {
        json.raw("{").member("id", agreement.id().toString()).raw(",").member("kind", agreement.kind());
        json.raw(",").member("state", agreement.state().word());
        json.raw(",\"payload\":").value(agreement.payload());
        step(json, "proposed", agreement.proposal());
        agreement.decision().ifPresent(step -> step(json, "decided", step));
        agreement.end().ifPresent(step -> step(json, "ended", step));
        return json.raw(",\"links\":{")
                .member("self", PATH + "/" + agreement.id())
                .raw("}}");
    }

    private static void step(JsonText json, String name, Step step) {
        Person by = step.by();
        json.raw(",").string(name).raw(":{").member("issuer", by.issuer()).raw(",");
        json.member("subject", by.subject())
                .raw(",")
                .member("at", step.at().toString())
                .raw("}");
    }
}
