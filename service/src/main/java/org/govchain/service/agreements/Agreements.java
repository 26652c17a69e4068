package org.govchain.service.agreements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.govchain.service.agreements.Agreement.State;
import org.govchain.service.agreements.Agreement.Step;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decisions by two persons: one authority administrator proposes, another one confirms; neither is the person concerned, and no
 * program's account takes part. One alone may always say no, or end what lasts: that only takes rights away.
 */
@Service
public class Agreements {

    /** A proposal that nobody confirmed by then is void: who proposes today does not mean next year. */
    static final Duration OPEN_FOR = Duration.ofDays(30);

    /** What came of a step. */
    public sealed interface Result {
        record Done(Agreement agreement) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final Map<String, AgreementHandler> handlers = new TreeMap<>();
    private final AgreementStore store;
    private final AuditLog audit;
    private final Clock clock;

    Agreements(List<AgreementHandler> handlers, AgreementStore store, AuditLog audit, Clock clock) {
        for (AgreementHandler handler : handlers) {
            if (this.handlers.put(handler.kind(), handler) != null) {
                throw new IllegalStateException("two handlers of agreements about " + handler.kind());
            }
        }
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Proposes a decision for the proposer's authority. */
    @Transactional
    public Result propose(String kind, Caller proposer, ObjectNode payload) {
        AgreementHandler handler = handlers.get(kind);
        if (handler == null) {
            return refused(RefusalCode.MALFORMED_REQUEST, "\"kind\" is one of " + String.join(", ", handlers.keySet()));
        }
        AuthorityId authority = new AuthorityId(proposer.authority());
        return switch (handler.examine(authority, payload)) {
            case AgreementHandler.Examined.Refused no -> new Result.Refused(no.refusal());
            case AgreementHandler.Examined.Sound sound ->
                mayTakePart(proposer, sound.concerned())
                        .<Result>map(Result.Refused::new)
                        .orElseGet(() -> done(
                                AuditKind.AGREEMENT_PROPOSED,
                                store.propose(authority, kind, payload, sound.concerned(), step(proposer))));
        };
    }

    /** Confirms a proposal of somebody else: from now on it counts. */
    @Transactional
    public Result confirm(Caller caller, UUID id) {
        Optional<Agreement> found = store.lock(new AuthorityId(caller.authority()), id);
        if (found.isEmpty()) {
            return notFound();
        }
        Agreement agreement = found.get();
        Optional<Refusal> not = mayTakePart(caller, agreement.concerned()).or(() -> confirmable(caller, agreement));
        if (not.isPresent()) {
            return new Result.Refused(not.get());
        }
        AgreementHandler handler = handler(agreement);
        if (handler.examine(agreement.authority(), agreement.payload())
                instanceof AgreementHandler.Examined.Refused no) {
            return new Result.Refused(no.refusal());
        }
        Agreement agreed = store.decide(agreement, State.AGREED, step(caller));
        handler.agreed(agreed);
        return done(AuditKind.AGREEMENT_REACHED, agreed);
    }

    /** Declines a proposal, or ends an agreement that lasts; one person is enough. */
    @Transactional
    public Result withdraw(Caller caller, UUID id) {
        Optional<Agreement> found = store.lock(new AuthorityId(caller.authority()), id);
        if (found.isEmpty()) {
            return notFound();
        }
        Agreement agreement = found.get();
        if (agreement.state() == State.PROPOSED) {
            return done(AuditKind.AGREEMENT_WITHDRAWN, store.decide(agreement, State.DECLINED, step(caller)));
        }
        if (agreement.state() == State.AGREED && handler(agreement).lasts()) {
            return done(AuditKind.AGREEMENT_WITHDRAWN, store.end(agreement, step(caller)));
        }
        return refused(
                RefusalCode.STATE_CONFLICT, "what is " + agreement.state().word() + " cannot be withdrawn");
    }

    /** A page of the authority's agreements, newest first, after a place in the list. */
    List<Agreement> page(AuthorityId authority, long before, int limit) {
        return store.page(authority, before, limit);
    }

    Optional<Agreement> find(AuthorityId authority, UUID id) {
        return store.find(authority, id);
    }

    private static Optional<Refusal> mayTakePart(Caller caller, Optional<Person> concerned) {
        if (caller.machine() || !caller.roles().contains(Role.AUTHORITY_ADMIN)) {
            return Optional.of(Refusal.of(
                    RefusalCode.FORBIDDEN, "only a person who administers the authority takes part in this"));
        }
        return concerned
                .filter(caller.person()::equals)
                .map(_ -> Refusal.of(RefusalCode.FORBIDDEN, "the person concerned takes no part in this decision"));
    }

    private Optional<Refusal> confirmable(Caller caller, Agreement agreement) {
        if (agreement.state() != State.PROPOSED) {
            return Optional.of(Refusal.of(
                    RefusalCode.STATE_CONFLICT, "what is " + agreement.state().word() + " cannot be confirmed"));
        }
        if (clock.instant().isAfter(agreement.proposal().at().plus(OPEN_FOR))) {
            return Optional.of(Refusal.of(
                    RefusalCode.STATE_CONFLICT, "the proposal is older than " + OPEN_FOR.toDays() + " days"));
        }
        return agreement.proposal().by().equals(caller.person())
                ? Optional.of(Refusal.of(RefusalCode.FORBIDDEN, "somebody else than who proposed it must confirm it"))
                : Optional.empty();
    }

    private AgreementHandler handler(Agreement agreement) {
        return Optional.ofNullable(handlers.get(agreement.kind()))
                .orElseThrow(() -> new IllegalStateException("no handler of agreements about " + agreement.kind()));
    }

    private Step step(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Step(caller.person(), now);
    }

    private Result done(AuditKind kind, Agreement agreement) {
        Person by = agreement
                .end()
                .or(agreement::decision)
                .orElse(agreement.proposal())
                .by();
        audit.record(
                kind,
                agreement.authority(),
                Map.of(
                        "agreement",
                        agreement.id().toString(),
                        "about",
                        agreement.kind(),
                        "issuer",
                        by.issuer(),
                        "by",
                        by.subject()));
        return new Result.Done(agreement);
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail));
    }

    private static Result notFound() {
        return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
    }
}
