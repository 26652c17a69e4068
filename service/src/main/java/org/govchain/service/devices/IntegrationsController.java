package org.govchain.service.devices;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

/** LoRaWAN network servers of an authority; they hand over readings of its devices. */
@RestController
class IntegrationsController {

    private static final String EXAMPLE =
            "{\"name\":\"stadtwerke\",\"kind\":\"chirpstack\",\"mapping\":{\"temperature\":{\"from\":\"/temp\",\"scale\":0.1}}}";
    private static final String CHANGE_EXAMPLE = "{\"mapping\":{\"temperature\":{\"from\":\"/temp\",\"scale\":0.1}}}";
    private static final String PATH = "/api/integrations";

    private final IntegrationRegister register;
    private final IntegrationStore store;

    IntegrationsController(IntegrationRegister register, IntegrationStore store) {
        this.register = register;
        this.store = store;
    }

    /** Registers a network server; the answer has its token, once. */
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object", example = EXAMPLE)))
    @PostMapping(PATH)
    ResponseEntity<Object> register(Caller caller, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return fresh(
                201,
                authority,
                DeviceAnswers.body(request)
                        .then(IntegrationForm::registration)
                        .then(form -> register.register(authority, form, caller.subject())));
    }

    /** The authority's network servers, newest first: {@code {"items": […], "next"?}}. */
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
                IntegrationRow::seq,
                (json, row) -> IntegrationJson.write(json, row, Optional.empty()));
    }

    /** One of them. */
    @GetMapping(PATH + "/{id}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID id) {
        return one(DeviceAnswers.authority(caller), Judged.done(id));
    }

    /** Replaces the mapping; absent from the body, every quantity is taken from the member of its name. */
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object", example = CHANGE_EXAMPLE)))
    @PutMapping(PATH + "/{id}")
    ResponseEntity<Object> change(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return one(
                authority,
                DeviceAnswers.body(request)
                        .then(IntegrationForm::change)
                        .then(mapping -> register.change(authority, id, mapping, caller.subject())));
    }

    /** Makes a new token and shows it once; the one before is taken for {@code overlapSeconds} more. */
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object", example = "{\"overlapSeconds\":3600}")))
    @PostMapping(PATH + "/{id}/token")
    ResponseEntity<Object> rotate(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return fresh(
                200,
                authority,
                DeviceAnswers.bodyOrNone(request)
                        .then(IntegrationForm::rotation)
                        .then(seconds -> register.rotate(authority, id, seconds, caller.subject())));
    }

    /** What it hands over is refused until it is unblocked. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/block")
    ResponseEntity<Object> block(Caller caller, @PathVariable UUID id) {
        return take(States.Step.BLOCK, caller, id);
    }

    /** What it hands over is taken again. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/unblock")
    ResponseEntity<Object> unblock(Caller caller, @PathVariable UUID id) {
        return take(States.Step.UNBLOCK, caller, id);
    }

    /** What it hands over is refused for good. */
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PostMapping(PATH + "/{id}/retire")
    ResponseEntity<Object> retire(Caller caller, @PathVariable UUID id) {
        return take(States.Step.RETIRE, caller, id);
    }

    private ResponseEntity<Object> take(States.Step step, Caller caller, UUID id) {
        AuthorityId authority = DeviceAnswers.authority(caller);
        return one(authority, register.take(step, authority, id, caller.subject()));
    }

    private ResponseEntity<Object> one(AuthorityId authority, Judged<UUID> result) {
        return DeviceAnswers.answer(
                200,
                result.then(id -> DeviceAnswers.found(store.find(authority, id))),
                row -> IntegrationJson.write(new JsonText(512), row, Optional.empty()));
    }

    private ResponseEntity<Object> fresh(int status, AuthorityId authority, Judged<IntegrationRegister.Fresh> result) {
        return switch (result) {
            case Judged.Done<IntegrationRegister.Fresh> done ->
                DeviceAnswers.answer(
                        status,
                        DeviceAnswers.found(store.find(authority, done.value().id())),
                        row -> IntegrationJson.write(
                                new JsonText(512), row, Optional.of(done.value().token())));
            case Judged.Refused<IntegrationRegister.Fresh> no -> DeviceAnswers.answer(status, no, _ -> new JsonText(0));
        };
    }
}
