package org.govchain.service.drafts;

import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Answer;
import org.govchain.service.issuance.Author;
import org.govchain.service.issuance.Drafting;
import org.govchain.service.issuance.Idempotency;
import org.govchain.service.issuance.IdempotencyKey;
import org.govchain.service.issuance.IssueRequest;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.types.CredentialTypes;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Drafts that somebody begins as such; a repeated request gets the same one. */
@Component
class NewDrafts {

    private static final int CREATED = 201;

    private final Idempotency idempotency;
    private final DraftIntake intake;
    private final DraftStore store;
    private final CredentialTypes types;

    NewDrafts(Idempotency idempotency, DraftIntake intake, DraftStore store, CredentialTypes types) {
        this.idempotency = idempotency;
        this.intake = intake;
        this.store = store;
        this.types = types;
    }

    ResponseEntity<Object> create(Caller caller, IssueRequest request, @Nullable String keyText, Sha256Digest hash) {
        if (keyText != null && !IdempotencyKey.isWellFormed(keyText)) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "Idempotency-Key: 1 to 255 characters"));
        }
        if (types.find(request.type()).isEmpty()) {
            return Problems.answer(
                    Refusal.of(RefusalCode.UNKNOWN_TYPE, "this installation has no such credential type"));
        }
        AuthorityId authority = new AuthorityId(caller.authority());
        IdempotencyKey key = keyText == null ? null : new IdempotencyKey(keyText, hash);
        return switch (idempotency.once(authority, key, () -> draft(authority, Author.of(caller), request))) {
            case Idempotency.Result.Refused no -> Problems.answer(no.refusal());
            case Idempotency.Result.Answered answered ->
                ResponseEntity.status(answered.answer().status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answered.answer().body());
        };
    }

    private Idempotency.Result draft(AuthorityId authority, Author author, IssueRequest request) {
        return switch (intake.draft(authority, author, List.of(request))) {
            case Drafting.Result.Refused no -> new Idempotency.Result.Refused(no.refusal());
            case Drafting.Result.Made made -> {
                Draft draft =
                        store.find(authority, made.drafts().getFirst().draft()).orElseThrow();
                JsonText json = DraftJson.head(new JsonText(512), draft, Optional.empty());
                yield new Idempotency.Result.Answered(
                        new Answer(CREATED, json.raw("}").toUtf8()));
            }
        };
    }
}
