package org.govchain.service.devices;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** For devices, which have no login: the code is theirs. */
@RestController
class EnrolmentController {

    static final String PATH = "/enrolment";

    private static final String EXAMPLE =
            "{\"enrolment\":\"5f0c3d0e-1111-4222-8333-444455556666\",\"code\":\"7Q2M-0XKD-93TB-HE5W\","
                    + "\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"},"
                    + "\"proof\":\"eyJhbGciOiJFZERTQSJ9.….…\"}";
    private static final Set<String> MEMBERS = Set.of("enrolment", "code", "jwk", "proof");
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_PROOF = 4096;

    private final Enrolments enrolments;
    private final Clock clock;

    EnrolmentController(Enrolments enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /** {@code {"enrolment", "code", "jwk", "proof"}}: the key is one of the device from now on; 404 for a code that is not good, whatever the reason. */
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object", example = EXAMPLE)))
    @PostMapping(PATH)
    ResponseEntity<Object> enrol(HttpServletRequest request) throws IOException {
        Judged<Enrolments.Enrolled> enrolled =
                DeviceAnswers.body(request).then(EnrolmentController::read).then(enrolments::redeem);
        return DeviceAnswers.answer(201, enrolled, it -> DeviceJson.enrolled(it, clock.instant()));
    }

    private static Judged<Enrolments.Request> read(ObjectNode body) {
        Fields fields = new Fields(body, MEMBERS);
        Optional<UUID> enrolment = fields.id("enrolment");
        EnrolmentCode code = EnrolmentCode.typed(fields.text("code", LONGEST_CODE));
        String proof = fields.text("proof", LONGEST_PROOF);
        return fields.judge("the request", () -> enrolment)
                .then(id -> id.map(Judged::done)
                        .orElseGet(() -> Judged.refused(
                                RefusalCode.MALFORMED_REQUEST, "/enrolment: is an id, as the operator got it")))
                .then(id -> Jwk.parse(body.path("jwk"))
                        .then(key -> Judged.done(new Enrolments.Request(id, code, key, proof))));
    }
}
