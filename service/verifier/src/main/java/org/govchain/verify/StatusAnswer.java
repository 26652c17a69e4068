package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.status.Status;
import org.govchain.status.StatusListToken;
import org.govchain.verify.StatusCheck.Answer;

/** What a list that is rightly signed says about an index, and whether it is recent enough to say it. */
final class StatusAnswer {

    private final Dossier dossier;
    private final StatusListToken token;
    private final Optional<AnchoredStatusVersion> anchored;

    StatusAnswer(Dossier dossier, StatusListToken token) {
        this.dossier = dossier;
        this.token = token;
        this.anchored = dossier.trust().nodes().latestStatus();
    }

    Answer of(int index) {
        Optional<Status> status = token.list().get(index);
        if (status.isEmpty()) {
            return failed(ReasonCode.STATUS_INDEX_OUT_OF_RANGE);
        }
        if (dossier.trust().nodes().contradict(token)) {
            return failed(ReasonCode.STATUS_LIST_DIGEST_MISMATCH);
        }
        if (isLater() && !isAnchored()) {
            return undetermined(ReasonCode.STATUS_LIST_LATER);
        }
        // These two are for good: however old the list is, no later one takes them back.
        return switch (status.get()) {
            case INVALID -> failed(ReasonCode.REVOKED);
            case SUPERSEDED -> failed(ReasonCode.SUPERSEDED);
            case SUSPENDED -> stale().orElseGet(() -> failed(ReasonCode.SUSPENDED));
            case VALID -> stale().orElseGet(() -> new Answer(Outcome.passed(), Optional.of(asOf())));
        };
    }

    private Optional<Answer> stale() {
        if (anchored.filter(known -> known.version() > token.version()).isPresent()) {
            return Optional.of(undetermined(ReasonCode.STATUS_LIST_OUTDATED));
        }
        if (!dossier.now().isBefore(token.expiresAt())) {
            return Optional.of(undetermined(ReasonCode.STATUS_LIST_EXPIRED));
        }
        Instant lastMoment = token.issuedAt()
                .plus(dossier.trust().policy().orElseThrow().content().maxStatusAge());
        return isAnchored() || !lastMoment.isBefore(dossier.now())
                ? Optional.empty()
                : Optional.of(undetermined(ReasonCode.STATUS_LIST_TOO_OLD));
    }

    /** Whether the chain knows no version but this as of the instant judged; its digest was compared before. */
    private boolean isAnchored() {
        return anchored.filter(known -> known.version() == token.version()).isPresent();
    }

    private boolean isLater() {
        return token.issuedAt().isAfter(dossier.now().plus(Dossier.CLOCK_TOLERANCE));
    }

    private Instant asOf() {
        Instant known = isAnchored() ? dossier.trust().nodes().headTime().orElseThrow() : token.issuedAt();
        return known.isAfter(dossier.now()) ? dossier.now() : known;
    }

    private static Answer failed(ReasonCode reason) {
        return Answer.without(Outcome.failed(reason));
    }

    private static Answer undetermined(ReasonCode reason) {
        return Answer.without(Outcome.undetermined(reason));
    }
}
