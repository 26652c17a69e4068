package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import org.govchain.jose.JsonText;
import org.govchain.stream.StreamPayload.Gap;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Silence;
import org.govchain.verify.RangeVerifier.Found;

/** Writes what was found about a range (docs/spec/streams.md, "Report"). */
final class RangeReportJson {

    private static final String FORMAT = "govchain-range-report/1";

    private RangeReportJson() {}

    static String write(RangeBundle range, RangeVerifier.Report report) {
        JsonText json = new JsonText(4096)
                .raw("{")
                .member("format", FORMAT)
                .raw(",")
                .member("verdict", report.verdict().name())
                .raw(",")
                .member("stream", range.stream().toString())
                .raw(",")
                .member("from", instant(range.question().from()))
                .raw(",")
                .member("until", instant(range.question().until()))
                .raw(",")
                .member("size", range.proof().treeSize());
        report.opening().ifPresent(opening -> device(json.raw(",\"device\":{"), opening));
        ReportJson.checks(json.raw(","), report.results());
        // What is not proven is not said, so that no program takes a number from a range that is wrong.
        if (report.verdict() == Verdict.VALID) {
            contents(json.raw(",\"contents\":{"), report);
        }
        return json.raw("}").toString();
    }

    private static void device(JsonText json, Opening opening) {
        json.member("authority", opening.authority()).raw(",").member("name", opening.device());
        json.raw(",").member("what", opening.what());
        ReportJson.optional(json, "place", opening.place());
        opening.interval().ifPresent(seconds -> json.raw(",").member("intervalSeconds", seconds));
        json.raw("}");
    }

    private static void contents(JsonText json, RangeVerifier.Report report) {
        List<Found> found = report.readings();
        json.member("finalUntil", instant(report.finalUntil())).raw(",").member("readings", found.size());
        if (!found.isEmpty()) {
            place(json.raw(",\"first\":"), found.getFirst());
            place(json.raw(",\"last\":"), found.getLast());
        }
        String separator = "";
        json.raw(",\"gaps\":[");
        for (Found mark : report.marks()) {
            if (mark.payload() instanceof Gap gap) {
                mark(json.raw(separator), mark).member("session", gap.session());
                json.raw(",").member("first", gap.first()).raw(",").member("last", gap.last());
                json.raw("}");
                separator = ",";
            }
        }
        separator = "";
        json.raw("],\"silences\":[");
        for (Found mark : report.marks()) {
            if (mark.payload() instanceof Silence silence) {
                mark(json.raw(separator), mark).member("since", instant(silence.since()));
                json.raw("}");
                separator = ",";
            }
        }
        json.raw("],").member("closed", report.closedMarks()).raw("}");
    }

    private static void place(JsonText json, Found found) {
        json.raw("{").member("position", found.position());
        json.raw(",").member("measured", instant(found.leaf().measured())).raw("}");
    }

    private static JsonText mark(JsonText json, Found mark) {
        json.raw("{").member("position", mark.position()).raw(",");
        return json.member("noticed", instant(mark.leaf().received())).raw(",");
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
