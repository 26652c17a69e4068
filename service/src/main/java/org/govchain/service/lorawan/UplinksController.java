package org.govchain.service.lorawan;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.govchain.jose.JsonText;
import org.govchain.service.devices.Integration;
import org.govchain.service.devices.Integrations;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.sensors.ReadingAnswer;
import org.govchain.service.streams.StreamsUnavailable;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The HTTP door of network servers. Whatever is wrong with one event is answered with 200: a server that sees failures stops to send, or sends
 * again, what has nothing to do with them.
 */
@RestController
class UplinksController {

    /** The header with the integration's token. */
    static final String TOKEN = "Integration-Token";

    /** An event has some kilobytes; what a decoder made may have more. */
    private static final int MOST_BYTES = 1 << 18;

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String EXAMPLE =
            "{\"time\":\"2026-11-22T07:30:00.123Z\",\"deviceInfo\":{\"devEui\":\"02aabbccddeeff01\"},\"devAddr\":\"01a2b3c4\",\"fCnt\":12,\"object\":{\"temperature\":8.4},\"rxInfo\":[{\"gatewayId\":\"02aabbccddeeff99\"}]}";

    private final Integrations integrations;
    private final Uplinks uplinks;

    UplinksController(Integrations integrations, Uplinks uplinks) {
        this.integrations = integrations;
        this.uplinks = uplinks;
    }

    /** An event of ChirpStack 4 or The Things Stack 3 in JSON. */
    @PostMapping("/api/integrations/{id}/uplinks")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object", example = EXAMPLE)))
    ResponseEntity<Object> take(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token)
            throws IOException {
        Optional<Integration> integration = token == null ? Optional.empty() : integrations.find(id, token);
        if (integration.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.SENDER_UNKNOWN, TOKEN + " is not the token of an integration here that is active"));
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Problems.answer(Refusal.of(RefusalCode.TOO_LARGE, "an event has at most " + MOST_BYTES + " bytes"));
        }
        return switch (uplinks.take(integration.get(), body)) {
            case Taken.Other _ -> ResponseEntity.noContent().build();
            case Taken.Full _ ->
                ResponseEntity.status(429)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
            case Taken.Reading(CompletableFuture<ReadingAnswer> answer) -> stored(answer);
        };
    }

    private static ResponseEntity<Object> stored(CompletableFuture<ReadingAnswer> answer) {
        try {
            JsonText json = new JsonText(64);
            answer.join().write(json);
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.toUtf8());
        } catch (CompletionException e) {
            if (e.getCause() instanceof StreamsUnavailable || e.getCause() instanceof TimeoutException) {
                return Problems.answer(
                        Refusal.of(
                                RefusalCode.UNAVAILABLE,
                                "readings cannot be stored now: send the event again, what was stored nevertheless is a duplicate then"));
            }
            throw e;
        }
    }
}
