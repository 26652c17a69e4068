package org.govchain.service.handover;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.handover.Holders.Held;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.issuance.CopyForms;
import org.govchain.service.issuance.IssuedTypes;
import org.govchain.service.notices.Notices;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.types.CredentialType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** For holders without a login. Each body has the {@code token} that their link leads to; without a right one the answer is 404. */
@RestController
class HolderController {

    /** What a request with a right token wants. */
    @FunctionalInterface
    private interface Wish {
        ResponseEntity<Object> grant(Held held, ObjectNode body) throws IOException;
    }

    private final Holders holders;
    private final Grants grants;
    private final GrantRequests requests;
    private final GrantAnswers answers;
    private final GrantStore store;
    private final Receipts receipts;
    private final Bundles bundles;
    private final Selections selections;
    private final RecipientRules recipients;
    private final Notices notices;
    private final IssuedTypes types;
    private final Clock clock;

    HolderController(
            Holders holders,
            Grants grants,
            GrantRequests requests,
            GrantAnswers answers,
            GrantStore store,
            Receipts receipts,
            Bundles bundles,
            Selections selections,
            RecipientRules recipients,
            Notices notices,
            IssuedTypes types,
            Clock clock) {
        this.holders = holders;
        this.grants = grants;
        this.requests = requests;
        this.answers = answers;
        this.store = store;
        this.receipts = receipts;
        this.bundles = bundles;
        this.selections = selections;
        this.recipients = recipients;
        this.notices = notices;
        this.types = types;
        this.clock = clock;
    }

    /** For the authority: a link to give to the holder. */
    @PostMapping("/api/credentials/{id}/holder-link")
    ResponseEntity<Object> link(Caller caller, @PathVariable UUID id) {
        return holders.newLink(new AuthorityId(caller.authority()), id)
                .map(link -> Json.answer(
                        HttpStatus.CREATED,
                        answers.link(new JsonText(4096).raw("{"), "/m", link).raw("}")))
                .orElseGet(Problems::notFound);
    }

    /** {@code {"token"}}: the document, its bundle, and everything that happened to its grants. */
    @PostMapping("/handover/holder")
    ResponseEntity<Object> document(HttpServletRequest request) throws IOException {
        return held(request, (held, _) -> {
            CopyForms forms =
                    bundles.forms(held.authority(), held.document().copy()).orElseThrow();
            JsonText json = new JsonText(16 * 1024).raw("{\"document\":{");
            json.member("id", held.document().id().toString());
            json.raw(",").member("version", held.document().version());
            json.raw(",").member("type", held.document().type());
            json.raw(",").member("status", held.document().statusWord());
            json.raw("},\"bundle\":")
                    .raw(new String(bundles.complete(forms).toJson(), StandardCharsets.UTF_8))
                    .raw(",");
            GrantAnswers.handable(json, selections.filesOf(held.authority(), held.document()));
            json.raw(",\"preselected\":").value(preselected(held, forms));
            recipients
                    .loginsForHoldersOf(held.authority())
                    .ifPresent(issuer -> json.raw(",").member("loginIssuer", issuer));
            json.raw(",\"notices\":").raw(String.valueOf(notices.areSent()));
            answers.grants(
                    json.raw(","),
                    store.ofDocument(held.authority(), held.document().id()),
                    clock.instant());
            return Json.answer(HttpStatus.OK, json.raw("}"));
        });
    }

    /** The members of a grant and {@code token}: grants access. */
    @PostMapping("/handover/holder/grants")
    ResponseEntity<Object> grant(HttpServletRequest request) throws IOException {
        return held(request, (held, body) -> {
            body.remove("token");
            return switch (requests.read(body)) {
                case GrantRequests.Read.Broken(String rule) -> Json.malformed(rule);
                case GrantRequests.Read.Terms(GrantTerms terms) ->
                    switch (grants.grant(held.authority(), held.document().copy(), Actor.HOLDER, terms)) {
                        case Grants.Outcome.Refused refused -> Problems.answer(refused.refusal());
                        case Grants.Outcome.Granted granted ->
                            Json.answer(HttpStatus.CREATED, answers.fresh(granted.grant(), clock.instant()));
                    };
            };
        });
    }

    /** {@code {"token", "grant"}}: withdraws, whoever granted it. */
    @PostMapping("/handover/holder/withdraw")
    ResponseEntity<Object> withdraw(HttpServletRequest request) throws IOException {
        return held(request, (held, body) -> {
            Optional<UUID> grant = grant(body);
            if (grant.isEmpty()) {
                return Problems.notFound();
            }
            Optional<Refusal> refusal = grants.withdraw(
                    held.authority(), Optional.of(held.document().id()), grant.get(), Actor.HOLDER);
            return refusal.map(Problems::answer)
                    .orElseGet(() -> Json.answer(
                            HttpStatus.OK,
                            new JsonText(64)
                                    .raw("{")
                                    .member("state", "withdrawn")
                                    .raw("}")));
        });
    }

    /** {@code {"token", "grant", "event"}}: the receipt of an event. */
    @PostMapping("/handover/holder/receipt")
    ResponseEntity<Object> receipt(HttpServletRequest request) throws IOException {
        return held(request, (held, body) -> {
            int event = StrictJson.unsigned(body, "event")
                    .filter(n -> n <= Integer.MAX_VALUE)
                    .map(Long::intValue)
                    .orElse(0);
            return grant(body)
                    .flatMap(grant ->
                            receipts.ofEvent(held.authority(), held.document().id(), grant, event))
                    .map(OpeningController::receipt)
                    .orElseGet(Problems::notFound);
        });
    }

    /** What the type suggests to show; nothing where the type is not known here. */
    private List<String> preselected(Held held, CopyForms forms) {
        return types.find(
                        held.document().copy(), forms.signedCredential().facts().type())
                .map(CredentialType::preselected)
                .orElse(List.of());
    }

    private ResponseEntity<Object> held(HttpServletRequest request, Wish wish) throws IOException {
        RefusalPace pace = new RefusalPace();
        Optional<ObjectNode> body = Json.body(request);
        Optional<LinkSecret.AccessToken> token = body.flatMap(it -> OpeningController.token(it, "token"));
        if (body.isEmpty() || token.isEmpty()) {
            return Json.malformed("the body has \"token\" (43 characters of base64url)");
        }
        Optional<Held> held = holders.find(token.get());
        return held.isEmpty() ? pace.refused() : wish.grant(held.get(), body.get());
    }

    private static Optional<UUID> grant(ObjectNode body) {
        try {
            return StrictJson.text(body, "grant").map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
