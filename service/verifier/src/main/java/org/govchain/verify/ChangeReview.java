package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.StatusChangeFacts;
import org.govchain.credential.Successor;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.TlogProof;
import org.govchain.status.Status;
import org.govchain.verify.PastStatus.Change;

/**
 * The changes of a document as its history tells them, compared with what the log committed to and with what the bits say
 * (docs/spec/history.md, steps 8 to 10).
 *
 * @param known those that are not contradicted, in the order in which they were recorded
 * @param wrong whether one was contradicted
 */
record ChangeReview(List<Change> known, boolean wrong) {

    static ChangeReview of(List<RecordedChange> told, Dossier dossier, VerifierCache cache) {
        List<Change> known = new ArrayList<>();
        boolean wrong = false;
        for (RecordedChange change : told) {
            Optional<Boolean> proven = proven(change, dossier, cache);
            proven.ifPresent(it -> known.add(new Change(
                    change.status(), change.recorded(), change.effective(), change.reason(), change.successor(), it)));
            wrong |= proven.isEmpty();
        }
        known.sort(Comparator.comparing(Change::recorded));
        return new ChangeReview(List.copyOf(known), wrong);
    }

    /** Whether the log has it; empty when what opens the entry says otherwise. */
    private static Optional<Boolean> proven(RecordedChange told, Dossier dossier, VerifierCache cache) {
        if (told.opening().isEmpty()) {
            return Optional.of(false);
        }
        RecordedChange.Opening opening = told.opening().get();
        Optional<StatusChangeFacts> facts = StatusChangeFacts.parse(opening.payload())
                .filter(it -> it.status() == told.status()
                        && it.recorded().equals(told.recorded())
                        && it.effective().equals(told.effective())
                        && it.reason().equals(told.reason())
                        && it.successor().equals(told.successor())
                        && isOf(it, dossier));
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        if (told.proof().isEmpty()) {
            return Optional.of(false);
        }
        LogEntry entry = LogEntry.statusChange(Commitment.of(opening.salt(), opening.payload()));
        return TlogProof.parse(told.proof().get())
                .asOptional()
                .filter(proof -> proof.inclusion()
                        .verify(
                                entry.leafHash(),
                                proof.checkpoint().checkpoint().root()))
                .map(proof -> isSigned(proof, dossier, cache));
    }

    private static boolean isOf(StatusChangeFacts facts, Dossier dossier) {
        return dossier.payload()
                .map(payload ->
                        payload.documentId().equals(facts.document()) && payload.documentVersion() == facts.version())
                .orElse(true);
    }

    private static boolean isSigned(TlogProof proof, Dossier dossier, VerifierCache cache) {
        Optional<CheckpointKey> key =
                dossier.trust().logKey(proof.checkpoint().checkpoint().origin());
        return key.filter(it -> cache.isSigned(proof.checkpoint(), it)).isPresent();
    }

    /** What took the document's place, as the last change that names something says. */
    Optional<Successor> successor() {
        return known.stream().flatMap(change -> change.successor().stream()).reduce((_, last) -> last);
    }

    /** Whether the log has every one of them. */
    boolean allProven() {
        return known.stream().allMatch(Change::proven);
    }

    /** The status that was recorded at an instant, by the changes alone. */
    Status recordedAt(Instant instant) {
        Status status = Status.VALID;
        for (Change change : known) {
            status = change.recorded().isAfter(instant) ? status : change.status();
        }
        return status;
    }

    /** The status in law at an instant: each change, in the order recorded, counts from its effective date. */
    Status legalAt(Instant instant) {
        Status status = Status.VALID;
        for (Change change : known) {
            status = change.effective().isAfter(instant) ? status : change.status();
        }
        return status;
    }

    /**
     * Whether the changes can lead to what the bits say. The bits hold what was recorded before they were made; a change recorded
     * between {@code from} and {@code to} may or may not be in them yet.
     */
    boolean explains(Status bits, Instant from, Instant to) {
        Status status = Status.VALID;
        boolean explained = known.isEmpty() || !known.getFirst().recorded().isBefore(from);
        explained &= bits == Status.VALID;
        for (int i = 0; i < known.size(); i++) {
            Change change = known.get(i);
            status = change.status();
            boolean isIn = !change.recorded().isAfter(to);
            boolean isLast =
                    i + 1 == known.size() || !known.get(i + 1).recorded().isBefore(from);
            explained |= isIn && isLast && status == bits;
        }
        return explained;
    }
}
