package org.govchain.service.sensors;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
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
    static final String SIGNATURE = Readings.SIGNATURE;

    private static final String SENML_EXAMPLE =
            "[{\"bn\":\"wetter-3:\",\"bt\":1792132200,\"n\":\"temperature\",\"u\":\"Cel\",\"v\":8.4},{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":61}]";
    private static final int MOST_BYTES = 2 << 20;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Readings readings;

    ReadingsController(Readings readings) {
        this.readings = readings;
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
        return switch (readings.check(body, type, signature)) {
            case Checked.Refused(Refusal refusal) -> Problems.answer(refusal);
            case Checked.Batch batch -> stored(batch);
        };
    }

    private ResponseEntity<Object> stored(Checked.Batch batch) {
        Optional<CompletableFuture<List<ReadingAnswers>>> answers = readings.store(List.of(batch));
        if (answers.isEmpty()) {
            return ResponseEntity.status(429)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(answers.get().join().getFirst().toJson());
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

    private static ResponseEntity<Object> tooLarge() {
        return Problems.answer(
                Refusal.of(RefusalCode.TOO_LARGE, "a batch of readings has at most " + MOST_BYTES + " bytes"));
    }
}
