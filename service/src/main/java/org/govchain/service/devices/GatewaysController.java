package org.govchain.service.devices;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.web.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gateways of an authority; they send for devices. */
@RestController
class GatewaysController {

    private static final String CHANGE_EXAMPLE = "{\"what\":\"LoRaWAN-Gateway\",\"place\":\"Musterstadt, Rathaus\"}";
    private static final String PATH = "/api/gateways";

    private final Register register;
    private final GatewayStore store;
    private final KeyStore keys;
    private final States states;
    private final Clock clock;

    GatewaysController(Register register, GatewayStore store, KeyStore keys, States states, Clock clock) {
        this.register = register;
        this.store = store;
        this.keys = keys;
        this.states = states;
        this.clock = clock;
    }

    /** Registers a gateway; the answer has its id. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = "object",
                                            example =
                                                    "{\"name\":\"dach-rathaus\",\"what\":\"LoRaWAN-Gateway\",\"place\":\"Musterstadt, Rathaus\"}")))
    @PostMapping(PATH)
    ResponseEntity<Object> register(Caller caller, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return one(
                201,
                authority,
                DeviceAnswers.body(request)
                        .then(GatewayForm::registration)
                        .then(gateway -> register.gateway(authority, gateway, caller.subject())));
    }

    /** The authority's gateways, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping(PATH)
    ResponseEntity<Object> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return DeviceAnswers.page(
                cursor,
                limit,
                (before, most) -> store.page(authority, before, most),
                GatewayRow::seq,
                (json, row) -> DeviceJson.gateway(json, row, Optional.empty(), clock.instant()));
    }

    /** One of them, with its keys. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return one(200, DeviceAnswers.authority(caller), Judged.done(id));
    }

    /** Changes all that can change: what is absent from the body is taken away. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object", example = CHANGE_EXAMPLE)))
    @PutMapping(PATH + "/{id}")
    ResponseEntity<Object> change(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        Judged<UUID> changed = DeviceAnswers.body(request)
                .then(GatewayForm::change)
                .then(form -> register.change(authority, id, form, caller.subject()));
        return one(200, authority, changed);
    }

    /** What it signs is refused until it is unblocked. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/block")
    ResponseEntity<Object> block(Caller caller, @PathVariable UUID id) {
        return take(States.Step.BLOCK, caller, id);
    }

    /** What it signs is taken again. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/unblock")
    ResponseEntity<Object> unblock(Caller caller, @PathVariable UUID id) {
        return take(States.Step.UNBLOCK, caller, id);
    }

    /** What it signs is refused for good, and its keys are retired. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/retire")
    ResponseEntity<Object> retire(Caller caller, @PathVariable UUID id) {
        return take(States.Step.RETIRE, caller, id);
    }

    private ResponseEntity<Object> take(States.Step step, Caller caller, UUID id) {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return one(
                200,
                authority,
                states.take(step, SenderKind.GATEWAY, authority, id, caller.subject())
                        .then(owner -> Judged.done(owner.id())));
    }

    private ResponseEntity<Object> one(int status, AuthorityId authority, Judged<UUID> result) {
        Judged<GatewayRow> found = result.then(id -> DeviceAnswers.found(store.find(authority, id)));
        return DeviceAnswers.answer(
                status,
                found,
                row -> DeviceJson.gateway(
                        new JsonText(1024),
                        row,
                        Optional.of(keys.all(
                                SenderKind.GATEWAY, authority, row.owner().id())),
                        clock.instant()));
    }
}
