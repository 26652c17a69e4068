package org.govchain.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import org.govchain.status.Status;
import org.govchain.verify.CheckResult;
import org.govchain.verify.JudgedPdf;
import org.govchain.verify.Outcome;
import org.govchain.verify.PastStatus;
import org.govchain.verify.ReasonCode;
import org.govchain.verify.Subject;
import org.govchain.verify.Verdict;
import org.govchain.verify.VerificationReport;

/** A verification report for people: verdict first, then why, then every check on its own. */
final class ReportText {

    private static final Instant UNLIMITED = Instant.parse("9999-12-31T00:00:00Z");

    private final Terminal terminal;
    private final Language language;

    ReportText(Terminal terminal, Language language) {
        this.terminal = terminal;
        this.language = language;
    }

    void print(Verification.Result result) {
        VerificationReport report = result.report();
        terminal.line(verdict(report));
        report.decisive().flatMap(check -> check.outcome().reason()).ifPresent(this::reason);
        report.history().ifPresent(this::past);
        terminal.line("");
        subject(report.subject());
        report.pdf().ifPresent(this::pdf);
        terminal.line("");
        report.checks().forEach(this::check);
        result.notes().forEach(note -> terminal.note("  note: " + note));
    }

    private String verdict(VerificationReport report) {
        String asOf = report.asOf()
                .map(instant -> text("  as of ", "  Stand ") + shown(instant))
                .orElse("");
        return terminal.paint(colour(report.verdict()), word(report.verdict())) + asOf;
    }

    private String word(Verdict verdict) {
        return switch (verdict) {
            case VALID -> text("VALID", "GÜLTIG (VALID)");
            case INVALID -> text("INVALID", "UNGÜLTIG (INVALID)");
            case INDETERMINATE -> text("INDETERMINATE", "NICHT ENTSCHEIDBAR (INDETERMINATE)");
        };
    }

    private static Colour colour(Verdict verdict) {
        return switch (verdict) {
            case VALID -> Colour.GREEN;
            case INVALID -> Colour.RED;
            case INDETERMINATE -> Colour.YELLOW;
        };
    }

    private void reason(ReasonCode reason) {
        terminal.line("  " + text(reason.english(), reason.german()));
        terminal.line("  " + text(reason.nextStepEnglish(), reason.nextStepGerman()));
    }

    private void past(PastStatus past) {
        terminal.line("");
        terminal.line("  " + text(past.english(), past.german()));
        past.problem()
                .ifPresent(reason -> terminal.line("  " + text(reason.nextStepEnglish(), reason.nextStepGerman())));
        member(
                text("recorded", "verzeichnet"),
                past.recorded().map(status -> shown(status) + ", " + proof(past.proof())));
        member(text("in law", "rechtlich"), past.legal().map(this::shown));
        member(
                text("list version", "Listenstand"),
                past.version()
                        .map(version -> version
                                + past.since().map(since -> ", " + shown(since)).orElse("")
                                + past.until()
                                        .map(until -> " – " + shown(until))
                                        .orElse("")));
    }

    private String shown(Status status) {
        return switch (status) {
            case VALID -> text("valid", "gültig");
            case INVALID -> text("revoked", "widerrufen");
            case SUSPENDED -> text("suspended", "ausgesetzt");
            case SUPERSEDED -> text("superseded", "ersetzt");
        };
    }

    private String proof(PastStatus.Proof proof) {
        return switch (proof) {
            case CHAIN -> text("by the bits anchored on the chain", "nach den auf der Kette verankerten Bits");
            case CONSORTIUM -> text("by bits that the consortium sealed", "nach vom Konsortium besiegelten Bits");
            case SIGNED_LIST ->
                text(
                        "by sealed bits and the authority's list signed afterwards",
                        "nach besiegelten Bits und der später unterschriebenen Liste der Behörde");
            case CHANGE_ENTRIES ->
                text("by the change entries of the log alone", "allein nach den Änderungen im Protokoll");
            case NONE -> text("not proven", "nicht bewiesen");
        };
    }

    private void subject(Subject subject) {
        member(text("issuer", "Aussteller"), subject.authority().or(subject::issuer));
        member(text("type", "Art"), subject.type());
        member(text("document", "Dokument"), subject.credentialId());
        member(text("issued", "ausgestellt"), subject.issuedAt().map(ReportText::shown));
        member(text("valid from", "gültig ab"), subject.validFrom().map(ReportText::shown));
        member(text("valid until", "gültig bis"), subject.validUntil().map(this::end));
        member(
                text("log", "Log"),
                subject.logOrigin()
                        .map(origin -> origin
                                + subject.index().stream()
                                        .mapToObj(i -> ", " + text("entry ", "Eintrag ") + i)
                                        .findFirst()
                                        .orElse("")));
        member(text("anchored", "verankert"), subject.anchoredAt().map(ReportText::shown));
        member(text("sealed", "besiegelt"), subject.sealedAt().map(ReportText::shown));
    }

    private void pdf(JudgedPdf file) {
        member("PDF", Optional.of(text("signed range ", "signierte Bytes ") + file.signedRange()));
        member(
                text("PDF's entry", "PDF-Eintrag"),
                file.index().map(index -> text("entry ", "Eintrag ") + index + text(" of the log", " im Log")));
        for (JudgedPdf.Timestamp timestamp : file.timestamps()) {
            String whose = timestamp.trusted()
                    ? text(" by ", " von ") + timestamp.authority()
                    : text(" says ", " sagt ")
                            + timestamp.authority()
                            + text(
                                    ", not an authority that the trust policy names",
                                    ", keine Stelle, die die Vertrauensdatei nennt");
            member(text("timestamp", "Zeitstempel"), Optional.of(shown(timestamp.time()) + whose));
        }
    }

    /** A seal cannot leave its last day out: unlimited is 31 December 9999 there. */
    private String end(Instant until) {
        return until.isBefore(UNLIMITED) ? shown(until) : text("unlimited", "unbefristet");
    }

    private void member(String name, Optional<String> value) {
        value.ifPresent(shown -> terminal.line("  %-14s%s".formatted(name, shown)));
    }

    private void check(CheckResult result) {
        Outcome outcome = result.outcome();
        String mark = switch (outcome) {
            case Outcome.Passed _ -> terminal.paint(Colour.GREEN, "✓");
            case Outcome.Failed _ -> terminal.paint(Colour.RED, "✗");
            case Outcome.Undetermined _ -> terminal.paint(Colour.YELLOW, "?");
            case Outcome.NotApplicable _ -> "·";
        };
        String why =
                outcome.reason().map(reason -> reason.code() + detail(outcome)).orElse("");
        String optional = outcome instanceof Outcome.Undetermined && !result.required()
                ? text(" (not required)", " (nicht verlangt)")
                : "";
        terminal.line("  %s %-16s%-15s%s"
                .formatted(mark, result.check(), outcome(outcome), why + optional)
                .stripTrailing());
    }

    private static String detail(Outcome outcome) {
        return outcome.detail().isEmpty() ? "" : ": " + outcome.detail();
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed _ -> text("passed", "bestanden");
            case Outcome.Failed _ -> text("failed", "durchgefallen");
            case Outcome.Undetermined _ -> text("undetermined", "offen");
            case Outcome.NotApplicable _ -> text("not applicable", "entfällt");
        };
    }

    private String text(String english, String german) {
        return language.german() ? german : english;
    }

    private static String shown(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT)
                .withZone(ZoneId.of("UTC"))
                .format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
