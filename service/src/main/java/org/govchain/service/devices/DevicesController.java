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

/** Devices of an authority; docs/sensors.md describes them. */
@RestController
class DevicesController {

    private static final String CHANGE_EXAMPLE =
            "{\"what\":\"Wetterstation\",\"place\":\"Musterstadt, Stadtpark\",\"latenessSeconds\":3600,\"quantities\":{\"temperature\":{\"unit\":\"Cel\"}}}";
    private static final String PATH = "/api/devices";

    private final Register register;
    private final DeviceStore store;
    private final KeyStore keys;
    private final States states;
    private final Clock clock;

    DevicesController(Register register, DeviceStore store, KeyStore keys, States states, Clock clock) {
        this.register = register;
        this.store = store;
        this.keys = keys;
        this.states = states;
        this.clock = clock;
    }

    /** Registers a device; the answer has its id. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            type = "object",
                                            example =
                                                    "{\"name\":\"wetter-3\",\"what\":\"Wetterstation\",\"place\":\"Musterstadt, Stadtpark\",\"open\":true,\"licence\":\"DL-DE-BY-2.0\",\"intervalSeconds\":60,\"quantities\":{\"temperature\":{\"unit\":\"Cel\",\"lowest\":-40,\"highest\":60}}}")))
    @PostMapping(PATH)
    ResponseEntity<Object> register(Caller caller, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return one(
                201,
                authority,
                DeviceAnswers.body(request)
                        .then(DeviceForm::registration)
                        .then(device -> register.device(authority, device, caller.subject())));
    }

    /** The authority's devices, newest first: {@code {"items": […], "next"?}}. */
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
                DeviceRow::seq,
                (json, row) -> DeviceJson.device(json, row, Optional.empty(), clock.instant()));
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
        Judged<DeviceRow> row = DeviceAnswers.found(store.find(authority, id));
        Judged<UUID> changed = DeviceAnswers.body(request)
                .then(body -> row.then(it -> DeviceForm.change(body, it.vehicle())))
                .then(form -> register.change(authority, id, form, caller.subject()));
        return one(200, authority, changed);
    }

    /** Its readings are refused until it is unblocked. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/block")
    ResponseEntity<Object> block(Caller caller, @PathVariable UUID id) {
        return take(States.Step.BLOCK, caller, id);
    }

    /** Its readings are taken again. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/unblock")
    ResponseEntity<Object> unblock(Caller caller, @PathVariable UUID id) {
        return take(States.Step.UNBLOCK, caller, id);
    }

    /** Its readings are refused for good, and its keys are retired. */
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
                states.take(step, SenderKind.DEVICE, authority, id, caller.subject())
                        .then(owner -> Judged.done(owner.id())));
    }

    private ResponseEntity<Object> one(int status, AuthorityId authority, Judged<UUID> result) {
        Judged<DeviceRow> found = result.then(id -> DeviceAnswers.found(store.find(authority, id)));
        return DeviceAnswers.answer(
                status,
                found,
                row -> DeviceJson.device(
                        new JsonText(1024),
                        row,
                        Optional.of(keys.all(
                                SenderKind.DEVICE, authority, row.device().id())),
                        clock.instant()));
    }
}
