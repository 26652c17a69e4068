package org.govchain.service.handover;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** For the authority: hands documents over, shows what became of it, withdraws. */
@RestController
class GrantsController {

    private final Grants grants;
    private final GrantRequests requests;
    private final GrantAnswers answers;
    private final GrantStore store;
    private final HandedDocuments documents;
    private final Clock clock;

    GrantsController(
            Grants grants,
            GrantRequests requests,
            GrantAnswers answers,
            GrantStore store,
            HandedDocuments documents,
            Clock clock) {
        this.grants = grants;
        this.requests = requests;
        this.answers = answers;
        this.store = store;
        this.documents = documents;
        this.clock = clock;
    }

    /** Grants access; the answer has link and PIN, which are kept nowhere. */
    @PostMapping("/api/credentials/{id}/grants")
    ResponseEntity<Object> grant(Caller caller, @PathVariable UUID id, HttpServletRequest request) throws IOException {
        AuthorityId authority = new AuthorityId(caller.authority());
        if (documents.find(authority, id).isEmpty()) {
            return Problems.notFound();
        }
        Optional<ObjectNode> body = Json.body(request);
        if (body.isEmpty()) {
            return Json.malformed("the body is not a JSON object of at most 64 KiB");
        }
        return switch (requests.read(body.get())) {
            case GrantRequests.Read.Broken(String rule) -> Json.malformed(rule);
            case GrantRequests.Read.Terms(GrantTerms terms) ->
                switch (grants.grant(authority, id, Actor.AUTHORITY, terms)) {
                    case Grants.Outcome.Refused refused -> Problems.answer(refused.refusal());
                    case Grants.Outcome.Granted granted ->
                        Json.answer(HttpStatus.CREATED, answers.fresh(granted.grant(), clock.instant()));
                };
        };
    }

    /** The document's grants, newest first, each with its record. */
    @GetMapping("/api/credentials/{id}/grants")
    ResponseEntity<Object> list(Caller caller, @PathVariable UUID id) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return documents
                .find(authority, id)
                .map(document -> Json.answer(
                        HttpStatus.OK, answers.record(store.ofDocument(authority, document.id()), clock.instant())))
                .orElseGet(Problems::notFound);
    }

    /** Withdraws; the grant's key is destroyed. */
    @PostMapping("/api/grants/{id}/withdraw")
    ResponseEntity<Object> withdraw(Caller caller, @PathVariable UUID id) {
        return grants.withdraw(new AuthorityId(caller.authority()), Optional.empty(), id, Actor.AUTHORITY)
                .map(Problems::answer)
                .orElseGet(() -> Json.answer(
                        HttpStatus.OK,
                        new JsonText(128)
                                .raw("{")
                                .member("id", id.toString())
                                .raw(",")
                                .member("state", "withdrawn")
                                .raw("}")));
    }
}
