package org.govchain.service.devices;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.web.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Keys of devices and gateways, and codes with which they hand in their own. */
@RestController
class KeysController {

    private static final String DEVICE = "/api/devices/{id}";
    private static final String GATEWAY = "/api/gateways/{id}";
    private static final String KEY_EXAMPLE =
            "{\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"},"
                    + "\"validFrom\":\"2026-12-01T08:00:00Z\",\"overlapSeconds\":86400}";
    private static final String AT_EXAMPLE = "{\"at\":\"2026-12-01T08:00:00Z\"}";
    private static final String VALIDITY_EXAMPLE = "{\"validSeconds\":86400}";
    private static final int DAY = 86_400;
    private static final int LONGEST_CODE_SECONDS = 7 * DAY;
    private static final int SHORTEST_CODE_SECONDS = 60;

    private final SenderKeys keys;
    private final Enrolments enrolments;
    private final Clock clock;

    KeysController(SenderKeys keys, Enrolments enrolments, Clock clock) {
        this.keys = keys;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /** Adds a key: {@code {"jwk", "validFrom"?, "overlapSeconds"?}}; with an overlap it takes the place of the others. */
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = "application/json", schema = @Schema(type = "object", example = KEY_EXAMPLE)))
    @PostMapping(DEVICE + "/keys")
    ResponseEntity<Object> addToDevice(Caller caller, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return add(SenderKind.DEVICE, caller, id, request);
    }

    /** The same for a gateway. */
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = "application/json", schema = @Schema(type = "object", example = KEY_EXAMPLE)))
    @PostMapping(GATEWAY + "/keys")
    ResponseEntity<Object> addToGateway(Caller caller, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return add(SenderKind.GATEWAY, caller, id, request);
    }

    /** Retires a key, now or at {@code {"at"}}, which may have passed; what it signed before stays valid. */
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object", example = AT_EXAMPLE)))
    @PostMapping(DEVICE + "/keys/{kid}/retire")
    ResponseEntity<Object> retireOfDevice(
            Caller caller, @PathVariable UUID id, @PathVariable String kid, HttpServletRequest request)
            throws IOException {
        return retire(SenderKind.DEVICE, caller, id, kid, request);
    }

    /** The same for a gateway. */
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object", example = AT_EXAMPLE)))
    @PostMapping(GATEWAY + "/keys/{kid}/retire")
    ResponseEntity<Object> retireOfGateway(
            Caller caller, @PathVariable UUID id, @PathVariable String kid, HttpServletRequest request)
            throws IOException {
        return retire(SenderKind.GATEWAY, caller, id, kid, request);
    }

    /** Makes a one-time code, valid for a day or {@code {"validSeconds"}}; the answer shows it, once. */
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object", example = VALIDITY_EXAMPLE)))
    @PostMapping(DEVICE + "/enrolment")
    ResponseEntity<Object> enrolDevice(Caller caller, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return enrol(SenderKind.DEVICE, caller, id, request);
    }

    /** The same for a gateway. */
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object", example = VALIDITY_EXAMPLE)))
    @PostMapping(GATEWAY + "/enrolment")
    ResponseEntity<Object> enrolGateway(Caller caller, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        return enrol(SenderKind.GATEWAY, caller, id, request);
    }

    private ResponseEntity<Object> add(SenderKind kind, Caller caller, UUID id, HttpServletRequest request)
            throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        Judged<KeyRow> added = DeviceAnswers.body(request)
                .then(NewKey::read)
                .then(key -> keys.add(kind, authority, id, key, caller.subject()));
        return key(201, added);
    }

    private ResponseEntity<Object> retire(
            SenderKind kind, Caller caller, UUID id, String kid, HttpServletRequest request) throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        Optional<Sha256Digest> thumbprint = Sha256Digest.parseHex(kid);
        Judged<KeyRow> retired = DeviceAnswers.bodyOrNone(request)
                .then(NewKey::retirement)
                .then(at -> thumbprint
                        .map(it -> keys.retire(kind, authority, id, it, at, caller.subject()))
                        .orElseGet(Judged::notFound));
        return key(200, retired);
    }

    private ResponseEntity<Object> enrol(SenderKind kind, Caller caller, UUID id, HttpServletRequest request)
            throws IOException {
        AuthorityId authority = DeviceAnswers.authority(caller);
        Judged<Enrolments.Fresh> made = DeviceAnswers.bodyOrNone(request)
                .then(KeysController::validity)
                .then(valid -> enrolments.make(kind, authority, id, valid, caller.subject()));
        return DeviceAnswers.answer(201, made, DeviceJson::enrolment);
    }

    private ResponseEntity<Object> key(int status, Judged<KeyRow> result) {
        return DeviceAnswers.answer(status, result, row -> DeviceJson.key(new JsonText(512), row, clock.instant()));
    }

    private static Judged<Duration> validity(ObjectNode body) {
        Fields fields = new Fields(body, Set.of("validSeconds"));
        int seconds = fields.seconds("validSeconds", SHORTEST_CODE_SECONDS, LONGEST_CODE_SECONDS)
                .orElse(DAY);
        return fields.judge("the request", () -> Duration.ofSeconds(seconds));
    }
}
