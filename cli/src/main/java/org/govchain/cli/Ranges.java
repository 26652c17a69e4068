package org.govchain.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.jose.JsonText;
import org.govchain.log.Parsed;
import org.govchain.stream.LeafKind;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.Value;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.Verdict;

/** Shows and checks the readings of a time span; nobody is asked. */
final class Ranges {

    private final Terminal terminal;

    Ranges(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What the range says, unchecked. */
    void show(byte[] json) {
        RangeBundle range = read(json);
        question(range);
        StreamPayload.parse(LeafKind.OPENING, range.opening().payload())
                .asOptional()
                .ifPresent(opening -> opening((Opening) opening));
        line(
                "leaves",
                range.leaves().size() + " from position " + range.proof().from() + " of "
                        + range.proof().treeSize());
    }

    /**
     * Prints the checks, and the readings only when they are proven.
     *
     * @param file which must be among them
     * @return the exit code
     */
    int verify(byte[] json, Optional<PolicyReading> policy, Instant now, Optional<byte[]> file) {
        RangeBundle range = read(json);
        RangeVerifier.Report report = RangeVerifier.verify(range, policy, now);
        int exitCode = judge(range, report);
        if (report.verdict() == Verdict.VALID) {
            report.readings().forEach(this::found);
        }
        return file.filter(_ -> exitCode == ExitCode.OK)
                .map(content -> file(report, content))
                .orElse(exitCode);
    }

    /** The same for programs, without the readings. */
    int verifyAsJson(byte[] json, Optional<PolicyReading> policy, Instant now, Optional<byte[]> file) {
        RangeBundle range = read(json);
        RangeVerifier.Report report = RangeVerifier.verify(range, policy, now);
        List<String> notarised = file.filter(_ -> report.verdict() == Verdict.VALID)
                .map(content -> NotarisedFiles.lines(report.readings(), content))
                .orElse(List.of());
        JsonText said = new JsonText(4096).raw("{\"range\":").raw(report.toJson(range));
        file.ifPresent(_ -> said.raw(",\"notarised\":").value(notarised));
        terminal.line(said.raw("}").toString());
        boolean missing = file.isPresent() && notarised.isEmpty();
        return report.verdict() == Verdict.VALID && missing ? ExitCode.INVALID : exitCode(report.verdict());
    }

    static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case VALID -> ExitCode.OK;
            case INVALID -> ExitCode.INVALID;
            case INDETERMINATE -> ExitCode.INDETERMINATE;
        };
    }

    /** Prints the checks and what the range holds, without readings. @return the exit code */
    int judge(RangeBundle range, RangeVerifier.Report report) {
        terminal.line(report.verdict().name());
        question(range);
        report.opening().ifPresent(this::opening);
        line("final until", instant(report.finalUntil()) + (mayGrow(range, report) ? ", may still grow" : ""));
        int exitCode = new CheckLines(terminal).print(report.results());
        if (report.verdict() == Verdict.VALID) {
            new RangeContents(terminal).print(report);
        }
        return exitCode;
    }

    /** Whether what was measured in the span may still come: a head says nothing of what is behind it. */
    static boolean mayGrow(RangeBundle range, RangeVerifier.Report report) {
        return report.finalUntil() < range.question().until();
    }

    private int file(RangeVerifier.Report report, byte[] content) {
        List<String> lines = NotarisedFiles.lines(report.readings(), content);
        lines.forEach(said -> line("notarised", said));
        if (lines.isEmpty()) {
            line("file", "not among these: it was changed, or made at another time or by another device");
        }
        return lines.isEmpty() ? ExitCode.INVALID : ExitCode.OK;
    }

    static RangeBundle read(byte[] json) {
        return switch (RangeBundle.parse(json)) {
            case Parsed.Ok<RangeBundle>(RangeBundle range) -> range;
            case Parsed.Malformed<RangeBundle>(String reason) ->
                throw new Fault("the range cannot be read: " + reason, "ask the service for the readings once more");
        };
    }

    private void question(RangeBundle range) {
        line("from", instant(range.question().from()));
        line("until", instant(range.question().until()));
    }

    private void opening(Opening opening) {
        line("device", opening.device() + " of " + opening.authority() + ", as the log states");
        line("what", opening.what());
        opening.place().ifPresent(place -> line("place", place));
    }

    /** Prints one of them. */
    void found(RangeVerifier.Found found) {
        terminal.line(instant(found.leaf().measured()) + said(found.payload()));
    }

    private static String said(StreamPayload payload) {
        StringBuilder said = new StringBuilder();
        switch (payload) {
            case StreamPayload.Reading reading ->
                reading.quantities().forEach(quantity -> said.append("  ").append(quantity(quantity)));
            case StreamPayload.File file ->
                said.append("  ").append(file.mediaType()).append(' ').append(file.sha256());
            case Opening _, StreamPayload.Gap _, StreamPayload.Silence _ -> {} // not measured, so never among the found
        }
        return said.toString();
    }

    private static String quantity(Quantity quantity) {
        return switch (quantity.value()) {
            case Value.Of(double number) -> quantity.name() + " " + plain(number) + " " + quantity.unit();
            case Value.Text(String text) -> quantity.name() + " " + text;
            case Value.Flag(boolean is) -> quantity.name() + (is ? " yes" : " no");
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private void line(String name, String value) {
        CheckLines.line(terminal, name, value);
    }
}
