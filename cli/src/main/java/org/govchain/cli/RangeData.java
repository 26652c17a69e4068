package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.Verdict;

/** Checks a file of readings against what proves them: the file is made anew from the proof and must be the same, byte by byte. */
final class RangeData {

    private final Terminal terminal;

    RangeData(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints the checks of each range, and whether the data are theirs. @return the exit code of the worst of them */
    int verify(byte[] data, List<byte[]> ranges, Optional<PolicyReading> policy, Instant now) {
        Optional<ReadingsSpan> all = Optional.empty();
        for (byte[] json : ranges) {
            RangeBundle range = Ranges.read(json);
            RangeVerifier.Report report = RangeVerifier.verify(range, policy, now);
            int exitCode = new Ranges(terminal).judge(range, report);
            if (report.verdict() != Verdict.VALID) {
                return exitCode;
            }
            ReadingsSpan span = ReadingsSpan.of(range, report).orElseThrow();
            all = Optional.of(all.map(before -> joined(before, span)).orElse(span));
        }
        return compare(data, all.orElseThrow());
    }

    /** The spans as one. @throws Fault when they are not the halves of one */
    static ReadingsSpan joined(ReadingsSpan before, ReadingsSpan next) {
        return before.and(next)
                .orElseThrow(() -> new Fault(
                        "the ranges do not follow each other: they are of different streams, or time lies between them",
                        "name them in the order of their times, all of the same stream"));
    }

    private int compare(byte[] data, ReadingsSpan span) {
        for (ReadingsFormat format : ReadingsFormat.values()) {
            if (Arrays.equals(data, format.write(span))) {
                CheckLines.line(terminal, "data", "the same, as " + format.mediaType());
                return ExitCode.OK;
            }
        }
        CheckLines.line(
                terminal, "data", terminal.paint(Colour.RED, "not what is proven") + ", " + difference(data, span));
        return ExitCode.INVALID;
    }

    /** The first line that is another one, in the form that comes closest. */
    private static String difference(byte[] data, ReadingsSpan span) {
        List<String> lines = new String(data, StandardCharsets.UTF_8).lines().toList();
        int longest = 0;
        for (ReadingsFormat format : ReadingsFormat.values()) {
            List<String> proven = new String(format.write(span), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            longest = Math.max(longest, common(lines, proven));
        }
        return longest == 0 ? "from the first line" : "from line " + (longest + 1);
    }

    private static int common(List<String> one, List<String> other) {
        int at = 0;
        while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
            at++;
        }
        return at;
    }
}
