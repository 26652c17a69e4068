package org.govchain.service.handover;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** For recipients with a login, who may belong to no authority of this installation: (issuer, subject) of the token is who they are. */
@RestController
class AccountController {

    private final Openings openings;
    private final GrantStore store;
    private final ReceivedAnswers answers;
    private final ViewAnswers views;
    private final Clock clock;

    AccountController(Openings openings, GrantStore store, ReceivedAnswers answers, ViewAnswers views, Clock clock) {
        this.openings = openings;
        this.store = store;
        this.answers = answers;
        this.views = views;
        this.clock = clock;
    }

    /** What was handed over to this login, newest first. */
    @GetMapping("/api/handovers")
    ResponseEntity<Object> list(@AuthenticationPrincipal Jwt token) {
        return Json.answer(
                HttpStatus.OK,
                answers.list(store.ofAccount(claim(token, "iss"), claim(token, "sub")), clock.instant()));
    }

    /** A view; the answer's key is the content key itself, because the login stands in the link's place. */
    @PostMapping("/api/handovers/{id}/open")
    ResponseEntity<Object> open(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
        RefusalPace pace = new RefusalPace();
        return switch (openings.open(id, claim(token, "iss"), claim(token, "sub"))) {
            case Openings.Outcome.Refused _ -> pace.refused();
            case Openings.Outcome.Busy _ ->
                Problems.answer(Refusal.of(RefusalCode.UNAVAILABLE, "too many at once; try again in a moment"));
            case Openings.Outcome.Opened opened -> views.view(opened.view());
        };
    }

    /** A token without it is nobody's: no grant names an empty issuer or subject. */
    private static String claim(Jwt token, String name) {
        return Objects.requireNonNullElse(token.getClaimAsString(name), "");
    }
}
