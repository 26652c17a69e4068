package org.govchain.service.issuance;

import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says what became of a request that had to wait. */
@RestController
class WaitingController {

    private static final String PATH = "/api/requests/";

    private final WaitingRequests waiting;
    private final IdempotencyStore idempotency;

    WaitingController(WaitingRequests waiting, IdempotencyStore idempotency) {
        this.waiting = waiting;
        this.idempotency = idempotency;
    }

    /** 202 while it waits, then what the request would have been answered. */
    @GetMapping(PATH + "{id}")
    ResponseEntity<Object> outcome(Caller caller, @PathVariable UUID id) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return waiting.find(authority, id)
                .map(known -> outcome(authority, known))
                .orElseGet(Problems::notFound);
    }

    /** The answer to a request that is kept and not signed yet. */
    static ResponseEntity<Object> accepted(UUID id) {
        JsonText json =
                new JsonText(256).raw("{").member("id", id.toString()).raw(",").member("state", "waiting");
        json.raw(",\"links\":{").member("self", PATH + id).raw("}}");
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Location", PATH + id)
                .body(json.toUtf8());
    }

    private ResponseEntity<Object> outcome(AuthorityId authority, WaitingRequests.Known known) {
        if (known.refusal().isPresent()) {
            return Problems.answer(known.refusal().get());
        }
        // Signed is signed, even when the queue has not heard of it yet.
        Optional<IdempotencyStore.Known> answer = idempotency.find(authority, known.key());
        return answer.isPresent() && answer.get() instanceof IdempotencyStore.Known.Answered(Answer issued)
                ? ResponseEntity.status(issued.status())
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(issued.body())
                : accepted(known.id());
    }
}
