package org.govchain.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govchain.status.Status;

/** Says in words what the status was: "On 3 March 2027 it was valid; revoked on 9 March, effective from 9 March." */
final class PastSentences {

    private final PastStatus past;
    private final boolean german;
    private final boolean withTimes;

    PastSentences(PastStatus past, boolean german) {
        this.past = past;
        this.german = german;
        this.withTimes = !daysSuffice(past);
    }

    String text() {
        String history = Stream.concat(
                        Stream.of(status()), past.changes().stream().map(this::change))
                .collect(Collectors.joining("; ", "", "."));
        return past.problem()
                .map(reason -> history + " " + (german ? reason.german() : reason.english()))
                .orElse(history);
    }

    /** The day says it all while every change is known and on each day one thing happened at most, nothing on the day asked about. */
    private static boolean daysSuffice(PastStatus past) {
        Set<LocalDate> taken = new HashSet<>(Set.of(dayOf(past.at())));
        boolean apart = past.changes().stream()
                .flatMap(change -> Stream.of(dayOf(change.recorded()), dayOf(change.effective()))
                        .distinct())
                .allMatch(taken::add);
        return past.legal().isPresent() && apart;
    }

    /** Recorded status and legal effect are one word only while they are the same. */
    private String status() {
        String when = instant(past.at(), true);
        Optional<String> recorded = past.recorded().map(this::word);
        Optional<String> legal = past.legal().map(this::word);
        if (recorded.isEmpty()) {
            return text("On ", "Am ")
                    + when
                    + text(": what was recorded is not proven", ": Was verzeichnet war, ist nicht bewiesen")
                    + legal.map(word -> text("; in law it was ", "; rechtlich war es ") + word)
                            .orElse("");
        }
        String known = legal.equals(recorded)
                ? text("On " + when + " it was " + recorded.get(), "Am " + when + " war es " + recorded.get())
                : text(
                                "On " + when + " it was recorded as " + recorded.get(),
                                "Am " + when + " war es als " + recorded.get() + " verzeichnet")
                        + legal.map(word -> text(", but in law it was ", ", rechtlich aber ") + word)
                                .orElse("");
        return past.proof() == PastStatus.Proof.CHANGE_ENTRIES
                ? known + text(", by the changes in the log alone", ", allein nach den Änderungen im Protokoll")
                : known;
    }

    private String change(PastStatus.Change change) {
        String successor = change.successor()
                .map(next -> text(", replaced by ", ", an seiner Stelle gilt ")
                        + next.credential()
                        + text(" version ", " Version ")
                        + next.version())
                .orElse("");
        return changed(change)
                + text(" on ", " am ")
                + instant(change.recorded(), false)
                + text(", effective from ", ", wirksam ab ")
                + instant(change.effective(), false)
                + successor;
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
            case VALID -> text("reinstated", "wieder in Kraft gesetzt");
            case INVALID ->
                change.effective().isBefore(change.recorded())
                        ? text("withdrawn", "zurückgenommen")
                        : text("revoked", "widerrufen");
            case SUSPENDED -> text("suspended", "ausgesetzt");
            case SUPERSEDED -> text("superseded", "ersetzt");
        };
    }

    /** The year is said once, and again where it is another one. */
    private String instant(Instant instant, boolean withYear) {
        boolean year = withYear || !Year.from(dayOf(instant)).equals(Year.from(dayOf(past.at())));
        String day = text("d MMMM", "d. MMMM") + (year ? " yyyy" : "");
        String time = withTimes ? text(", HH:mm '('zzz')'", ", HH:mm 'Uhr'") : "";
        return DateTimeFormatter.ofPattern(day + time, german ? Locale.GERMAN : Locale.ENGLISH)
                .format(instant.atZone(Dossier.SEAL_ZONE));
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atZone(Dossier.SEAL_ZONE).toLocalDate();
    }

    private String text(String inEnglish, String inGerman) {
        return german ? inGerman : inEnglish;
    }
}
