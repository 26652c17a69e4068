package org.govchain.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.handover.HandOverEvent;
import org.govchain.log.Parsed;
import org.govchain.verify.HandOverReceipt;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.ReceiptVerifier;

/** Shows and checks receipts of hand-overs; nobody is asked. */
final class Receipts {

    private final Terminal terminal;

    Receipts(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What the receipt says, unchecked. */
    void show(byte[] json) {
        switch (HandOverEvent.parse(read(json).payload())) {
            case HandOverEvent.Refused(String reason) -> line("refused", reason);
            case HandOverEvent.Accepted(HandOverEvent event) -> show(event);
        }
    }

    /** Prints the checks and what was checked. @return the exit code */
    int verify(byte[] json, Optional<PolicyReading> policy, Instant now) {
        ReceiptVerifier.Report report = ReceiptVerifier.verify(read(json), policy, now);
        terminal.line(report.verdict().name());
        report.event().ifPresent(this::show);
        return new CheckLines(terminal).print(report.results());
    }

    private static HandOverReceipt read(byte[] json) {
        return switch (HandOverReceipt.parse(json)) {
            case Parsed.Ok<HandOverReceipt>(HandOverReceipt receipt) -> receipt;
            case Parsed.Malformed<HandOverReceipt>(String reason) ->
                throw new Fault(
                        "the receipt cannot be read: " + reason, "get it once more from the page or the service");
        };
    }

    private void show(HandOverEvent event) {
        line("event", event.kind().name().toLowerCase(Locale.ROOT) + ", number " + event.number() + " of the grant");
        line("at", event.at().toString());
        line("grant", event.grant().toString());
        line("document", event.document() + ", version " + event.documentVersion());
        line("credential", event.issuerJwsDigest().toHex());
        line("purpose", event.terms().purpose());
        line("until", event.terms().validUntil().toString());
        event.view()
                .ifPresent(view -> line("view", view + " of " + event.terms().views()));
        event.presentation().ifPresent(digest -> line("claims", digest.toHex()));
        event.files().forEach(digest -> line("file", digest.toHex()));
        event.reason().ifPresent(reason -> line("reason", reason));
    }

    private void line(String name, String value) {
        CheckLines.line(terminal, name, value);
    }
}
