package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.cli.input.Input;
import org.govchain.cli.terminal.Terminal;
import org.govchain.verify.Carrier;
import org.govchain.verify.Evidence;
import org.govchain.verify.Presentation;
import org.govchain.verify.Subject;
import org.govchain.verify.Verdict;
import org.govchain.verify.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTest {

    private static final Instant SEALED = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-08-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "EN, 9999-12-31T23:00:00Z, valid until   unlimited",
        "DE, 9999-12-31T23:00:00Z, gültig bis    unbefristet",
        "EN, 2027-03-01T23:00:00Z, valid until   2027-03-01 23:00:00 UTC"
    })
    void saysUntilWhenDocumentIsValidAsPeopleSayIt(Language language, Instant until, String line) {
        assertThat(printed(language, until)).contains("  " + line + "\n");
    }

    @Test
    void saysWhenTheConsortiumSealedIt() {
        assertThat(printed(Language.EN, NOW)).contains("  sealed        2026-01-31 12:00:00 UTC\n");
        assertThat(printed(Language.DE, NOW)).contains("  besiegelt     2026-01-31 12:00:00 UTC\n");
    }

    private static String printed(Language language, Instant until) {
        Subject subject = new Subject(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(until),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(SEALED));
        VerificationReport report = new VerificationReport(
                Verdict.VALID,
                Carrier.SEAL,
                NOW,
                Optional.of(NOW),
                Optional.empty(),
                subject,
                List.of(),
                Optional.empty(),
                Optional.empty());
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false, false);
        new ReportText(terminal, language)
                .print(new Verification.Result(
                        new Input.SealText("", Input.Source.TEXT),
                        new Presentation.Seal(new byte[0]),
                        Evidence.none(),
                        report,
                        List.of()));
        return out.toString();
    }
}
