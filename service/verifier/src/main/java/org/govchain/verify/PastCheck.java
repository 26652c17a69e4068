package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListToken;
import org.govchain.status.StatusReference;
import org.govchain.verify.PastStatus.Proof;

/** What the status was at the instant judged: recorded by anchored bits, in law by the changes (docs/spec/history.md). */
final class PastCheck {

    private final Dossier dossier;
    private final Optional<StatusHistory> history;
    private final Optional<StatusListToken> token;
    private final VerifierCache cache;

    private PastCheck(Dossier dossier, Optional<StatusHistory> history, VerifierCache cache) {
        this.dossier = dossier;
        this.history = history;
        this.cache = cache;
        this.token = StatusCheck.trusted(dossier, cache);
    }

    /**
     * The past status and, where the history decides it, the outcome of STATUS.
     *
     * @param past the section of the report
     * @param status the outcome that takes the place of what a list alone says; empty where that stays
     */
    record Answer(PastStatus past, Optional<StatusCheck.Answer> status) {}

    /**
     * Judges.
     *
     * @param outcomes of the other checks: they say whether the document was there at all
     */
    static Answer judge(
            Dossier dossier, Optional<StatusHistory> history, Map<Check, Outcome> outcomes, VerifierCache cache) {
        Optional<StatusReference> reference = dossier.statusReference();
        Optional<StatusHistory> own = history.filter(
                it -> reference.filter(named -> named.list().equals(it.list())).isPresent());
        PastCheck check = new PastCheck(dossier, own, cache);
        if (isBeforeDocument(outcomes)) {
            return check.without(HistoryReason.HISTORY_BEFORE_DOCUMENT);
        }
        if (reference.isEmpty() || dossier.trust().policy().isEmpty()) {
            return check.without(HistoryReason.HISTORY_NOT_AT_HAND);
        }
        if (history.isPresent() && own.isEmpty()) {
            return check.without(HistoryReason.HISTORY_OF_ANOTHER_LIST);
        }
        return check.judge(reference.get());
    }

    /** Says what took the place of a superseded document, where a history at hand names it and its entry does not say otherwise. */
    static Outcome withSuccessor(
            Outcome status, Optional<StatusHistory> history, Dossier dossier, VerifierCache cache) {
        boolean superseded = status.reason().equals(Optional.of(ReasonCode.SUPERSEDED));
        return history.filter(_ -> superseded)
                .flatMap(StatusHistory::changes)
                .flatMap(told -> ChangeReview.of(told, dossier, cache).successor())
                .map(next -> Outcome.failed(
                        ReasonCode.SUPERSEDED, "replaced by " + next.credential() + ", version " + next.version()))
                .orElse(status);
    }

    private static boolean isBeforeDocument(Map<Check, Outcome> outcomes) {
        return outcomes.values().stream()
                .flatMap(outcome -> outcome.reason().stream())
                .anyMatch(reason -> reason == ReasonCode.NOT_YET_ISSUED || reason == ReasonCode.ANCHOR_LATER);
    }

    private Answer judge(StatusReference reference) {
        Optional<Outcome> foreign = StatusCheck.ownership(dossier, reference.list());
        if (foreign.isPresent()) {
            return without(HistoryReason.HISTORY_UNPROVEN);
        }
        PastVersion version = new PastVersionCheck(dossier, reference.list().hash(), history, token, cache).find();
        Optional<ChangeReview> changes =
                history.flatMap(StatusHistory::changes).map(told -> ChangeReview.of(told, dossier, cache));
        return switch (version) {
            case PastVersion.Known known -> known(known, reference.index(), changes);
            case PastVersion.Open open -> open(open, reference.index(), changes);
            case PastVersion.Wrong(HistoryReason reason) ->
                new Answer(
                        unknown(reason, changes.map(ChangeReview::known).orElse(List.of())),
                        Optional.of(StatusCheck.Answer.without(
                                Outcome.failed(ReasonCode.STATUS_LIST_DIGEST_MISMATCH, reason.code()))));
        };
    }

    private Answer known(PastVersion.Known known, int index, Optional<ChangeReview> changes) {
        Optional<Status> recorded = known.bits().get(index);
        if (recorded.isEmpty()) {
            return new Answer(
                    unknown(HistoryReason.HISTORY_NOT_AT_HAND, List.of()),
                    Optional.of(StatusCheck.Answer.without(Outcome.failed(ReasonCode.STATUS_INDEX_OUT_OF_RANGE))));
        }
        Seen version = new Seen(
                known.bits(),
                known.since().minus(Dossier.CLOCK_TOLERANCE),
                dossier.now().plus(Dossier.CLOCK_TOLERANCE));
        Optional<HistoryReason> problem = changes.flatMap(it -> problem(it, index, Optional.of(version)));
        PastStatus past = new PastStatus(
                dossier.now(),
                recorded,
                known.proof(),
                Optional.of(known.version()),
                Optional.of(known.since()),
                known.until(),
                changes.filter(_ -> problem.isEmpty()).map(it -> it.legalAt(dossier.now())),
                changes.map(ChangeReview::known).orElse(List.of()),
                problem);
        return new Answer(past, Optional.of(outcome(recorded.get())));
    }

    /** Bits at hand that hold every change recorded before {@code from}, none recorded after {@code to}, and some of those between. */
    private record Seen(StatusList bits, Instant from, Instant to) {
        boolean isExplainedBy(ChangeReview changes, int index) {
            return bits.get(index)
                    .map(status -> changes.explains(status, from, to))
                    .orElse(true);
        }
    }

    private Optional<HistoryReason> problem(ChangeReview changes, int index, Optional<Seen> version) {
        if (changes.wrong()) {
            return Optional.of(HistoryReason.HISTORY_CHANGE_WRONG);
        }
        boolean explained = Stream.of(version, newest())
                .flatMap(Optional::stream)
                .allMatch(bits -> bits.isExplainedBy(changes, index));
        return explained ? Optional.empty() : Optional.of(HistoryReason.HISTORY_CHANGE_OMITTED);
    }

    /** A change made since may reach back to the instant: what the list at hand says has to be told, too. */
    private Optional<Seen> newest() {
        return token.map(it -> new Seen(
                it.list(),
                it.issuedAt().minus(Dossier.CLOCK_TOLERANCE),
                it.issuedAt().plus(Dossier.CLOCK_TOLERANCE)));
    }

    private Answer open(PastVersion.Open version, int index, Optional<ChangeReview> changes) {
        // A version may wait long for its block, so its bits may be older than that; they are not younger.
        Optional<Seen> sealed = version.sealed()
                .map(it -> new Seen(it.bits(), Instant.MIN, it.since().plus(Dossier.CLOCK_TOLERANCE)));
        Optional<HistoryReason> problem = changes.flatMap(it -> problem(it, index, sealed));
        if (problem.isPresent() || changes.filter(this::tells).isEmpty()) {
            return new Answer(
                    unknown(
                            problem.orElse(version.reason()),
                            changes.map(ChangeReview::known).orElse(List.of())),
                    Optional.empty());
        }
        PastStatus past = new PastStatus(
                dossier.now(),
                Optional.of(changes.get().recordedAt(dossier.now())),
                Proof.CHANGE_ENTRIES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(changes.get().legalAt(dossier.now())),
                changes.get().known(),
                Optional.of(version.reason()));
        return new Answer(past, Optional.empty());
    }

    /** No entry at all shows nothing by itself: a list signed since has to say that there was none. */
    private boolean tells(ChangeReview changes) {
        boolean listSince =
                token.filter(it -> !it.issuedAt().isBefore(dossier.now())).isPresent();
        return changes.allProven() && (listSince || !changes.known().isEmpty());
    }

    private StatusCheck.Answer outcome(Status recorded) {
        return switch (recorded) {
            case VALID -> new StatusCheck.Answer(Outcome.passed(), Optional.of(dossier.now()));
            case INVALID -> StatusCheck.Answer.without(Outcome.failed(ReasonCode.REVOKED));
            case SUSPENDED -> StatusCheck.Answer.without(Outcome.failed(ReasonCode.SUSPENDED));
            case SUPERSEDED -> StatusCheck.Answer.without(Outcome.failed(ReasonCode.SUPERSEDED));
        };
    }

    private Answer without(HistoryReason reason) {
        return new Answer(unknown(reason, List.of()), Optional.empty());
    }

    private PastStatus unknown(HistoryReason reason, List<PastStatus.Change> changes) {
        return new PastStatus(
                dossier.now(),
                Optional.empty(),
                Proof.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                changes,
                Optional.of(reason));
    }
}
