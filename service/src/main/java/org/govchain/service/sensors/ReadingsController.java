package org.govchain.service.sensors;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.govchain.jose.JsonText;
import org.govchain.service.devices.Sender;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.streams.StreamsUnavailable;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP door: a batch of readings, signed once by a device or gateway. */
@RestController
class ReadingsController {

    /** The header with the detached JWS. */
    static final String SIGNATURE = "Readings-Signature";

    private static final String SENML_EXAMPLE =
            "[{\"bn\":\"wetter-3:\",\"bt\":1792132200,\"n\":\"temperature\",\"u\":\"Cel\",\"v\":8.4},{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":61}]";
    private static final String NO_BATCH = "the body is not 1 to " + ReadingLines.MOST
            + " lines of application/x-ndjson, elements of an application/json array, or records of a SenML pack"
            + " (application/senml+json) of version 10 without sums and without fields that must be understood";
    private static final int MOST_BYTES = 2 << 20;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final BatchSignature signatures;
    private final BatchRules rules;
    private final Intake intake;
    private final Clock clock;

    ReadingsController(BatchSignature signatures, BatchRules rules, Intake intake, Clock clock) {
        this.signatures = signatures;
        this.rules = rules;
        this.intake = intake;
        this.clock = clock;
    }

    /** NDJSON, a JSON array or a SenML pack of at most 10,000 elements and 2 MiB, signed as a whole or one by one. */
    @PostMapping("/api/readings")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "array")),
                @Content(mediaType = SenmlPack.MEDIA_TYPE, schema = @Schema(type = "array", example = SENML_EXAMPLE))
            })
    ResponseEntity<Object> take(
            HttpServletRequest request,
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type)
            throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            return tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return tooLarge();
        }
        Optional<Sender> sender = signature == null ? Optional.empty() : signatures.sender(signature, body);
        if (signature != null && sender.isEmpty()) {
            return senderUnknown();
        }
        Optional<SentBatch> batch = SentBatch.read(body, type, clock.instant());
        if (batch.isEmpty()) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, NO_BATCH));
        }
        return rules.judge(sender, batch.get().elements())
                .map(judged -> stored(judged, batch.get().answers()))
                .orElseGet(ReadingsController::senderUnknown);
    }

    private ResponseEntity<Object> stored(
            List<DeviceRules.Judged> judged, UnaryOperator<List<ReadingAnswer>> forSender) {
        Optional<CompletableFuture<List<ReadingAnswer>>> answers = intake.take(judged);
        if (answers.isEmpty()) {
            return ResponseEntity.status(429)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json(forSender.apply(answers.get().join())));
        } catch (CompletionException e) {
            if (e.getCause() instanceof StreamsUnavailable || e.getCause() instanceof TimeoutException) {
                return Problems.answer(
                        Refusal.of(
                                RefusalCode.UNAVAILABLE,
                                "readings cannot be stored now: send the batch again, what was stored nevertheless is a duplicate then"));
            }
            throw e;
        }
    }

    private static byte[] json(List<ReadingAnswer> answers) {
        long accepted = answers.stream()
                .filter(ReadingAnswer.Accepted.class::isInstance)
                .count();
        long duplicates = answers.stream()
                .filter(ReadingAnswer.Duplicate.class::isInstance)
                .count();
        JsonText json = new JsonText(32 * answers.size() + 64).raw("{").member("accepted", accepted);
        json.raw(",").member("duplicates", duplicates);
        json.raw(",").member("refused", answers.size() - accepted - duplicates);
        json.raw(",\"readings\":[");
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).write(i == 0 ? json : json.raw(","));
        }
        return json.raw("]}").toUtf8();
    }

    private static ResponseEntity<Object> senderUnknown() {
        return Problems.answer(Refusal.of(
                RefusalCode.SENDER_UNKNOWN,
                SIGNATURE + " is not a detached JWS over this body by a key that is registered for a device or gateway,"
                        + " and no element is such a JWS by itself"));
    }

    private static ResponseEntity<Object> tooLarge() {
        return Problems.answer(
                Refusal.of(RefusalCode.TOO_LARGE, "a batch of readings has at most " + MOST_BYTES + " bytes"));
    }
}
