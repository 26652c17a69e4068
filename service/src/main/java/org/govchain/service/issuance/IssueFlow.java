package org.govchain.service.issuance;

import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What all requests that issue have in common: a repeated one gets its answer, a new one is issued, drafted, kept or refused. */
@Component
class IssueFlow {

    private final Issuance issuance;
    private final IdempotencyStore idempotency;
    private final WaitingRequests waiting;

    IssueFlow(Issuance issuance, IdempotencyStore idempotency, WaitingRequests waiting) {
        this.issuance = issuance;
        this.idempotency = idempotency;
        this.waiting = waiting;
    }

    ResponseEntity<Object> issue(
            Caller caller,
            IssueRequestReader.Result read,
            @Nullable String keyText,
            Sha256Digest requestHash,
            AnswerForm form) {
        if (read instanceof IssueRequestReader.Result.Refused no) {
            return Problems.answer(no.refusal());
        }
        if (keyText != null && !IdempotencyKey.isWellFormed(keyText)) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "Idempotency-Key: 1 to 255 characters"));
        }
        AuthorityId authority = new AuthorityId(caller.authority());
        IdempotencyKey key = keyText == null ? null : new IdempotencyKey(keyText, requestHash);
        Optional<ResponseEntity<Object>> before = before(caller, keyText, requestHash);
        if (before.isPresent()) {
            return before.get();
        }
        List<IssueRequest> batch = ((IssueRequestReader.Result.Read) read).requests();
        Author author = Author.of(caller);
        return switch (issuance.issue(authority, Optional.of(author), batch, key, form)) {
            case Issuance.Outcome.Issued issued -> json(issued.answer());
            case Issuance.Outcome.Drafted drafted -> json(drafted.answer());
            case Issuance.Outcome.Refused no -> Problems.answer(no.refusal());
            case Issuance.Outcome.Deferred _ ->
                waiting.take(authority, author, batch, key, form)
                        .map(WaitingController::accepted)
                        .orElseGet(IssueFlow::tooManyWait);
        };
    }

    /** What a request with this key was answered before, or what became of it so far. */
    Optional<ResponseEntity<Object>> before(Caller caller, @Nullable String keyText, Sha256Digest requestHash) {
        if (keyText == null || !IdempotencyKey.isWellFormed(keyText)) {
            return Optional.empty();
        }
        AuthorityId authority = new AuthorityId(caller.authority());
        IdempotencyKey key = new IdempotencyKey(keyText, requestHash);
        Optional<IdempotencyStore.Known> known = idempotency.find(authority, key);
        if (known.isPresent()) {
            return Optional.of(
                    switch (known.get()) {
                        case IdempotencyStore.Known.Answered answered -> json(answered.answer());
                        case IdempotencyStore.Known.Refused no -> Problems.answer(no.refusal());
                    });
        }
        return waiting.find(authority, key).map(queued -> again(queued, requestHash));
    }

    /** The same request once more, while it waits or after it was refused in the end. */
    private static ResponseEntity<Object> again(WaitingRequests.Known queued, Sha256Digest requestHash) {
        if (!queued.key().requestHash().equals(requestHash)) {
            return Problems.answer(IdempotencyStore.reused());
        }
        return queued.refusal().map(Problems::answer).orElseGet(() -> WaitingController.accepted(queued.id()));
    }

    private static ResponseEntity<Object> tooManyWait() {
        return Problems.answer(Refusal.of(
                RefusalCode.UNAVAILABLE, "the registry on the chain cannot be asked, and enough requests wait for it"));
    }

    static ResponseEntity<Object> json(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
