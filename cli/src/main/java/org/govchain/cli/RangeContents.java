package org.govchain.cli;

import java.time.Instant;
import java.util.List;
import org.govchain.cli.terminal.Terminal;
import org.govchain.stream.StreamPayload.Gap;
import org.govchain.stream.StreamPayload.Silence;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.RangeVerifier.Found;

/** Says what a proven range holds, and what is missing in it. */
final class RangeContents {

    /** More of them are counted, and named by {@code --json}: a lossy radio has some hundred a day. */
    private static final int MOST_NAMED = 20;

    private final Terminal terminal;

    RangeContents(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(RangeVerifier.Report report) {
        List<Found> readings = report.readings();
        line("readings", Integer.toString(readings.size()));
        if (!readings.isEmpty()) {
            line("first", place(readings.getFirst()));
            line("last", place(readings.getLast()));
        }
        List<Found> gaps = marks(report, Gap.class);
        List<Found> silences = marks(report, Silence.class);
        line("gaps", Integer.toString(gaps.size()));
        name(gaps);
        line("silences", Integer.toString(silences.size()));
        name(silences);
        if (report.closedMarks() > 0) {
            line("closed", report.closedMarks() + " gaps or silences that are there and were not opened");
        }
    }

    private void name(List<Found> marks) {
        marks.stream().limit(MOST_NAMED).forEach(mark -> line("", said(mark)));
        if (marks.size() > MOST_NAMED) {
            line("", "and " + (marks.size() - MOST_NAMED) + " more, named with --json");
        }
    }

    private static String said(Found mark) {
        return switch (mark.payload()) {
            case Gap gap -> numbers(gap) + " of session " + gap.session() + ", " + seen(mark);
            case Silence silence -> "nothing came from " + instant(silence.since()) + " on, " + seen(mark);
            default -> throw new IllegalStateException("neither a gap nor a silence");
        };
    }

    private static String numbers(Gap gap) {
        return gap.first() == gap.last() ? "number " + gap.first() : "numbers " + gap.first() + " to " + gap.last();
    }

    private static String seen(Found mark) {
        return "noticed " + instant(mark.leaf().received()) + " at position " + mark.position();
    }

    private static List<Found> marks(RangeVerifier.Report report, Class<?> kind) {
        return report.marks().stream()
                .filter(mark -> kind.isInstance(mark.payload()))
                .toList();
    }

    private static String place(Found found) {
        return instant(found.leaf().measured()) + " at position " + found.position();
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private void line(String name, String value) {
        CheckLines.line(terminal, name, value);
    }
}
