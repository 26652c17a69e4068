package org.govchain.service.verification;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.issuance.StatusHistories;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.status.StatusLists;
import org.govchain.service.status.StatusPast;
import org.govchain.service.web.Problems;
import org.govchain.verify.StatusHistory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what the status lists said in the past (docs/spec/history.md). */
@RestController
class StatusPastController {

    private static final MediaType TYPE = MediaType.parseMediaType(StatusHistory.MEDIA_TYPE);
    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();
    /** A version never changes; a consortium's seal that is missing today may be there tomorrow. */
    private static final CacheControl LONG =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final StatusPast past;
    private final StatusHistories histories;
    private final Clock clock;

    StatusPastController(StatusPast past, StatusHistories histories, Clock clock) {
        this.past = past;
        this.histories = histories;
        this.clock = clock;
    }

    /** The bits of one anchored version and where it stands on the chain. */
    @GetMapping(StatusLists.PATH + "{id}/versions/{version}")
    ResponseEntity<Object> version(@PathVariable String id, @PathVariable long version) {
        return past.version(id, version).map(found -> answer(found, LONG)).orElseGet(Problems::notFound);
    }

    /** The version that was in force at an instant of the past and the next one. */
    @GetMapping(StatusLists.PATH + "{id}/at")
    ResponseEntity<Object> at(@PathVariable String id, @RequestParam String time) {
        return past(time, clock)
                .map(at -> past.at(id, at).map(found -> answer(found, BRIEFLY)).orElseGet(Problems::notFound))
                .orElseGet(StatusPastController::noInstant);
    }

    /** The same for the document with this hash, and all changes of its status; no claims, none of the authority's own words. */
    @GetMapping("/evidence/{hash}/history")
    ResponseEntity<Object> ofDocument(@PathVariable String hash, @RequestParam String at) {
        Optional<Sha256Digest> digest = Sha256Digest.parseHex(hash);
        if (digest.isEmpty()) {
            return Problems.answer(
                    Refusal.of(RefusalCode.MALFORMED_REQUEST, "the hash is 64 lower-case hexadecimal digits"));
        }
        return past(at, clock)
                .map(instant -> histories
                        .ofHash(digest.get(), instant)
                        .map(found -> answer(found, BRIEFLY))
                        .orElseGet(Problems::notFound))
                .orElseGet(StatusPastController::noInstant);
    }

    /** Reads an instant that is not in the future. */
    static Optional<Instant> past(String time, Clock clock) {
        try {
            return Optional.of(Instant.parse(time)).filter(at -> !at.isAfter(clock.instant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static ResponseEntity<Object> noInstant() {
        return Problems.answer(Refusal.of(
                RefusalCode.MALFORMED_REQUEST, "the time is a past point in time such as 2026-03-02T00:00:00Z"));
    }

    private static ResponseEntity<Object> answer(StatusHistory found, CacheControl caching) {
        return ResponseEntity.ok().cacheControl(caching).contentType(TYPE).body(found.toJson());
    }
}
