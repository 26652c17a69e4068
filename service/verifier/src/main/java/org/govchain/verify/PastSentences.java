package org.govchain.verify;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.govchain.status.Status;

/** Says in words what the status was: "on 3 March 2027 it was recorded as valid; revoked on 9 March 2027, effective from …". */
final class PastSentences {

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern(
                    "d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMAN)
            .withZone(Dossier.SEAL_ZONE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm '('zzz')'", Locale.ENGLISH)
            .withZone(Dossier.SEAL_ZONE);

    private final PastStatus past;
    private final boolean german;

    PastSentences(PastStatus past, boolean german) {
        this.past = past;
        this.german = german;
    }

    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(recorded());
        legal().ifPresent(parts::add);
        past.changes().forEach(change -> parts.add(change(change)));
        past.problem().ifPresent(reason -> parts.add(german ? reason.german() : reason.english()));
        return String.join(" ", parts);
    }

    private String recorded() {
        String day = day(past.at());
        if (past.recorded().isEmpty()) {
            return text(
                    "On " + day + ": what was recorded is not proven.",
                    "Am " + day + ": Was verzeichnet war, ist nicht bewiesen.");
        }
        String word = word(past.recorded().get());
        return past.proof() == PastStatus.Proof.CHANGE_ENTRIES
                ? text(
                        "On " + day + " it was " + word + ", by the changes in the log alone.",
                        "Am " + day + " war es " + word + ", allein nach den Änderungen im Protokoll.")
                : text(
                        "On " + day + " it was recorded as " + word + ".",
                        "Am " + day + " war es als " + word + " verzeichnet.");
    }

    /** Said where it is not the same, or where nothing was recorded. */
    private Optional<String> legal() {
        return past.legal()
                .filter(status -> !past.recorded().equals(Optional.of(status)))
                .map(this::word)
                .map(word -> text("In law it was " + word + " then.", "Rechtlich war es damals " + word + "."));
    }

    private String change(PastStatus.Change change) {
        String successor = change.successor()
                .map(next -> text(", replaced by ", ", an seiner Stelle gilt ")
                        + next.credential()
                        + text(" version ", " Version ")
                        + next.version())
                .orElse("");
        return changed(change) + text(" on ", " am ") + day(change.recorded())
                + text(", effective from ", ", wirksam ab ") + day(change.effective()) + successor + ".";
    }

    private String word(Status status) {
        return switch (status) {
            case VALID -> text("valid", "gültig");
            case INVALID -> text("revoked", "widerrufen");
            case SUSPENDED -> text("suspended", "ausgesetzt");
            case SUPERSEDED -> text("superseded", "ersetzt");
        };
    }

    /** A revocation is for the future; what reaches back is a withdrawal. */
    private String changed(PastStatus.Change change) {
        return switch (change.status()) {
            case VALID -> text("Reinstated", "Wieder in Kraft gesetzt");
            case INVALID ->
                change.effective().isBefore(change.recorded())
                        ? text("Withdrawn", "Zurückgenommen")
                        : text("Revoked", "Widerrufen");
            case SUSPENDED -> text("Suspended", "Ausgesetzt");
            case SUPERSEDED -> text("Superseded", "Ersetzt");
        };
    }

    private String day(Instant instant) {
        return (german ? GERMAN : ENGLISH).format(instant);
    }

    private String text(String inEnglish, String inGerman) {
        return german ? inGerman : inEnglish;
    }
}
