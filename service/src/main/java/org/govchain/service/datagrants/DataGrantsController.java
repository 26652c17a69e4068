package org.govchain.service.datagrants;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.AuthorityId;
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
import tools.jackson.databind.node.ObjectNode;

/** For the authority: lets parties read its streams, shows what they read, and ends it. */
@RestController
class DataGrantsController {

    private static final String PATH = "/api/data-grants";
    private static final int LARGEST_PAGE = 200;
    private static final String EXAMPLE =
            "{\"party\":\"Klimainstitut Beispiel\",\"purpose\":\"Stadtklima 2027\",\"devices\":[\"wetter-3\"],"
                    + "\"validUntil\":\"2027-12-31T00:00:00Z\"}";

    private final DataGrants grants;
    private final DataGrantStore store;
    private final Clock clock;

    DataGrantsController(DataGrants grants, DataGrantStore store, Clock clock) {
        this.grants = grants;
        this.store = store;
        this.clock = clock;
    }

    /** Lets a party read; without an account the answer has a token, which is told now and never again. */
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object", example = EXAMPLE)))
    @PostMapping(PATH)
    ResponseEntity<Object> grant(Caller caller, HttpServletRequest request) throws IOException {
        Optional<ObjectNode> body = JsonBody.read(request);
        if (body.isEmpty()) {
            return JsonBody.refused();
        }
        return switch (DataGrantForm.read(body.get(), clock.instant())) {
            case DataGrantForm.Read.Broken(String rule) ->
                Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, rule));
            case DataGrantForm.Read.Form(DataGrantForm form) ->
                switch (grants.grant(authority(caller), form, caller.subject())) {
                    case DataGrants.Outcome.Refused(Refusal refusal) -> Problems.answer(refusal);
                    case DataGrants.Outcome.Granted granted -> fresh(granted);
                };
        };
    }

    /** The authority's data grants, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping(PATH)
    ResponseEntity<Object> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "limit is 1 to " + LARGEST_PAGE));
        }
        List<DataGrant> rows = store.page(authority(caller), cursor, limit + 1);
        List<DataGrant> page = rows.subList(0, Math.min(limit, rows.size()));
        JsonText json = new JsonText(512).raw("{\"items\":[");
        String separator = "";
        for (DataGrant grant : page) {
            DataGrantJson.members(json.raw(separator).raw("{"), grant, clock.instant())
                    .raw("}");
            separator = ",";
        }
        json.raw("]");
        if (rows.size() > limit) {
            json.raw(",").member("next", Long.toString(page.getLast().seq()));
        }
        return answer(200, json.raw("}"));
    }

    /** One of them. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return store.find(authority(caller), id)
                .map(grant -> answer(
                        200,
                        DataGrantJson.members(new JsonText(512).raw("{"), grant, clock.instant())
                                .raw("}")))
                .orElseGet(Problems::notFound);
    }

    /** Ends it at once. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/revoke")
    ResponseEntity<Object> revoke(Caller caller, @PathVariable UUID id) {
        return grants.revoke(authority(caller), id, caller.subject())
                .map(Problems::answer)
                .orElseGet(() -> one(caller, id));
    }

    private ResponseEntity<Object> fresh(DataGrants.Outcome.Granted granted) {
        JsonText json = DataGrantJson.members(new JsonText(512).raw("{"), granted.grant(), clock.instant());
        granted.token().ifPresent(token -> json.raw(",").member("token", token.text()));
        return answer(201, json.raw("}"));
    }

    private static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }

    private static ResponseEntity<Object> answer(int status, JsonText json) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toUtf8());
    }
}
