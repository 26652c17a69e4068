package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.jose.JsonText;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.Verdict;

/** Checks a file of readings against what proves them: the file is made anew from the proof and must be the same, byte by byte. */
final class RangeData {

    /** What came of the comparison: the media type of which they are the same, or the first line that is another one. */
    private sealed interface Compared {

        record Same(String mediaType) implements Compared {}

        record Different(int line) implements Compared {}
    }

    private final Terminal terminal;
    private final boolean json;

    /**
     * Prints to a terminal.
     *
     * @param json whether for programs
     */
    RangeData(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Prints the checks of each range, and whether the data are theirs. @return the exit code of the worst of them */
    int verify(byte[] data, List<byte[]> ranges, Optional<PolicyReading> policy, Instant now) {
        List<String> reports = new ArrayList<>();
        Optional<ReadingsSpan> all = Optional.empty();
        Optional<RangeBundle> unfinished = Optional.empty();
        for (byte[] bundle : ranges) {
            RangeBundle range = Ranges.read(bundle);
            unfinished.ifPresent(before -> requireOneHead(before, range));
            RangeVerifier.Report report = RangeVerifier.verify(range, policy, now);
            reports.add(report.toJson(range));
            if (!json) {
                new Ranges(terminal).judge(range, report);
            }
            if (report.verdict() != Verdict.VALID) {
                return said(reports, Optional.empty(), Ranges.exitCode(report.verdict()));
            }
            unfinished = Ranges.mayGrow(range, report) ? Optional.of(range) : Optional.empty();
            ReadingsSpan span = ReadingsSpan.of(range, report).orElseThrow();
            all = Optional.of(all.map(before -> joined(before, span)).orElse(span));
        }
        Compared compared = compare(data, all.orElseThrow());
        return said(reports, Optional.of(compared), compared instanceof Compared.Same ? ExitCode.OK : ExitCode.INVALID);
    }

    /** What came between two heads of a stream may have been measured in the span of the earlier, and would be in neither range. */
    private static void requireOneHead(RangeBundle before, RangeBundle next) {
        if (!before.root().equals(next.root())) {
            throw new Fault(
                    "the ranges leave room between them: one that may still grow is followed by one of another state of the stream",
                    "get all of the span anew, in one go");
        }
    }

    private int said(List<String> reports, Optional<Compared> compared, int exitCode) {
        if (json) {
            JsonText text = new JsonText(4096).raw("{\"ranges\":[").raw(String.join(",", reports));
            text.raw("]");
            compared.ifPresent(it -> write(it, text.raw(",\"data\":{")));
            terminal.line(text.raw("}").toString());
        } else {
            compared.ifPresent(it -> CheckLines.line(terminal, "data", sentence(it)));
        }
        return exitCode;
    }

    private static void write(Compared compared, JsonText text) {
        switch (compared) {
            case Compared.Same(String mediaType) ->
                text.raw("\"same\":true,").member("mediaType", mediaType).raw("}");
            case Compared.Different(int line) ->
                text.raw("\"same\":false,").member("line", line).raw("}");
        }
    }

    private String sentence(Compared compared) {
        return switch (compared) {
            case Compared.Same(String mediaType) -> "the same, as " + mediaType;
            case Compared.Different(int line) ->
                terminal.paint(Colour.RED, "not what is proven") + ", "
                        + (line == 1 ? "from the first line" : "from line " + line);
        };
    }

    /** The spans as one. @throws Fault when they are not the halves of one */
    static ReadingsSpan joined(ReadingsSpan before, ReadingsSpan next) {
        return before.and(next)
                .orElseThrow(() -> new Fault(
                        "the ranges do not follow each other: they are of different streams, or time lies between them",
                        "name them in the order of their times, all of the same stream"));
    }

    private static Compared compare(byte[] data, ReadingsSpan span) {
        for (ReadingsFormat format : ReadingsFormat.values()) {
            if (Arrays.equals(data, format.write(span))) {
                return new Compared.Same(format.mediaType());
            }
        }
        return new Compared.Different(difference(data, span));
    }

    /** The number of the first line that is another one, in the form that comes closest. */
    private static int difference(byte[] data, ReadingsSpan span) {
        List<String> lines = new String(data, StandardCharsets.UTF_8).lines().toList();
        int longest = 0;
        for (ReadingsFormat format : ReadingsFormat.values()) {
            List<String> proven = new String(format.write(span), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            longest = Math.max(longest, common(lines, proven));
        }
        return longest + 1;
    }

    private static int common(List<String> one, List<String> other) {
        int at = 0;
        while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
            at++;
        }
        return at;
    }
}
