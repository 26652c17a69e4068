package org.govchain.cli;

import java.util.List;
import java.util.Locale;
import org.govchain.cli.terminal.Terminal;
import org.govchain.verify.CheckResult;
import org.govchain.verify.Outcome;
import org.govchain.verify.Verdict;

/** One line for each check of what is no document: receipts of hand-overs, ranges of readings. */
final class CheckLines {

    private final Terminal terminal;

    CheckLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints the checks. @return the exit code of their verdict */
    int print(List<CheckResult> results) {
        results.forEach(this::print);
        return switch (Verdict.of(results)) {
            case VALID -> ExitCode.OK;
            case INVALID -> ExitCode.INVALID;
            case INDETERMINATE -> ExitCode.INDETERMINATE;
        };
    }

    /** A name and what is said under it. */
    static void line(Terminal terminal, String name, String value) {
        terminal.line("%-13s%s".formatted(name, value));
    }

    private void print(CheckResult result) {
        String word = switch (result.outcome()) {
            case Outcome.Passed _ -> "passed";
            case Outcome.Failed _ -> "failed";
            case Outcome.Undetermined _ -> "undetermined";
            case Outcome.NotApplicable _ -> "not applicable";
        };
        String why = result.outcome()
                .reason()
                .map(reason -> " (" + reason.code() + ")")
                .orElse("");
        line(terminal, result.check().name().toLowerCase(Locale.ROOT), word + why);
    }
}
