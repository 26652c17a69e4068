package org.govchain.service.sensors;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.streams.SignedSpan;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a key has signed: when one was lost, what came by it since then is nobody's word. */
@RestController
class SignedReadingsController {

    private static final int MOST = 1_000;

    private final Devices devices;
    private final Streams streams;

    SignedReadingsController(Devices devices, Streams streams) {
        this.devices = devices;
        this.streams = streams;
    }

    /** {@code {"items": [{"device", "stream", "first", "last", "readings", "firstReceived", "lastReceived"}, …]}}, the oldest first. */
    @GetMapping("/api/sender-keys/{kid}/readings")
    ResponseEntity<Object> of(
            Caller caller,
            @PathVariable String kid,
            @RequestParam(defaultValue = "1970-01-01T00:00:00Z") String since) {
        Optional<Instant> from = instant(since);
        if (from.isEmpty()) {
            return Problems.answer(
                    Refusal.of(RefusalCode.MALFORMED_REQUEST, "\"since\" is an instant such as 2026-11-22T07:30:00Z"));
        }
        return Sha256Digest.parseHex(kid)
                .filter(key -> devices.isKeyOf(new AuthorityId(caller.authority()), key))
                .map(key -> answer(streams.signedBy(key, from.get(), MOST + 1)))
                .orElseGet(Problems::notFound);
    }

    private static Optional<Instant> instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            return Optional.of(instant).filter(it -> it.toEpochMilli() >= 0);
        } catch (DateTimeException | ArithmeticException notAnInstant) {
            return Optional.empty();
        }
    }

    private ResponseEntity<Object> answer(List<SignedSpan> spans) {
        JsonText json = new JsonText(256 + 256 * spans.size()).raw("{\"items\":[");
        for (int i = 0; i < Math.min(spans.size(), MOST); i++) {
            SignedSpan span = spans.get(i);
            json.raw(i == 0 ? "{" : ",{")
                    .member(
                            "device",
                            devices.find(span.device()).map(Device::name).orElse(""));
            json.raw(",").member("stream", span.stream().toString());
            json.raw(",").member("first", span.first()).raw(",").member("last", span.last());
            json.raw(",").member("readings", span.count());
            json.raw(",").member("firstReceived", span.receivedFirst().toString());
            json.raw(",").member("lastReceived", span.receivedLast().toString()).raw("}");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.raw(spans.size() > MOST ? "],\"cut\":true}" : "]}").toUtf8());
    }
}
