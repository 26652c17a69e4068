package org.govchain.service.issuance;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.verify.Bundle;
import org.govchain.verify.StatusHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The past of a document's status for the office that issued it, and the bundle to hand on that carries it. */
@RestController
class HistoryController {

    private final StatusHistories histories;
    private final CopyStore copies;
    private final Bundles bundles;
    private final Clock clock;

    HistoryController(StatusHistories histories, CopyStore copies, Bundles bundles, Clock clock) {
        this.histories = histories;
        this.copies = copies;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** All changes with the reasons, and the version of the status list that was in force at {@code at}, now when absent. */
    @GetMapping("/api/credentials/{id}/history")
    ResponseEntity<Object> history(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String at) {
        return answer(
                at,
                StatusHistory.MEDIA_TYPE,
                instant -> histories
                        .full(new AuthorityId(caller.authority()), id, instant)
                        .map(StatusHistory::toJson));
    }

    /** The bundle with this history inside: what shows the status of a past day to somebody who asks nobody. */
    @GetMapping("/api/credentials/{id}/history/bundle")
    ResponseEntity<Object> bundle(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String at) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return answer(
                at,
                Bundle.MEDIA_TYPE,
                instant -> copies.forms(authority, id)
                        .flatMap(forms -> histories
                                .full(authority, id, instant)
                                .map(history -> bundles.complete(forms).toBuilder()
                                        .history(history)
                                        .build()
                                        .toJson())));
    }

    private ResponseEntity<Object> answer(
            @Nullable String at, String mediaType, Function<Instant, Optional<byte[]>> found) {
        Optional<Instant> instant = past(at);
        if (instant.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST, "\"at\" is a past point in time such as 2026-03-02T00:00:00Z"));
        }
        return found.apply(instant.get())
                .map(body -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.parseMediaType(mediaType))
                        .<Object>body(body))
                .orElseGet(Problems::notFound);
    }

    private Optional<Instant> past(@Nullable String at) {
        try {
            return at == null
                    ? Optional.of(clock.instant())
                    : Optional.of(Instant.parse(at)).filter(instant -> !instant.isAfter(clock.instant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
