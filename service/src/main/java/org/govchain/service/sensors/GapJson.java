package org.govchain.service.sensors;

import java.time.Instant;
import org.govchain.jose.JsonText;
import org.govchain.service.streams.GapReport;
import org.govchain.verify.RangeBundle.Question;

/** A gap report as JSON. */
final class GapJson {

    private GapJson() {}

    static JsonText write(StreamAnswers.Asked asked, Question question, GapReport report) {
        JsonText json = new JsonText(128 * report.gaps().size() + 1024).raw("{");
        json.member("stream", asked.stream().toString());
        json.raw(",").member("device", asked.device().name());
        json.raw(",").member("from", instant(question.from()));
        json.raw(",").member("until", instant(question.until()));
        json.raw(",").member("readings", report.readings());
        asked.device()
                .interval()
                .filter(interval -> !interval.isZero())
                .ifPresent(interval ->
                        json.raw(",").member("expected", (question.until() - question.from()) / interval.toMillis()));
        json.raw(",").member("missing", report.missing()).raw(",\"gaps\":[");
        String separator = "";
        for (GapReport.Gap gap : report.gaps()) {
            write(json.raw(separator), gap);
            separator = ",";
        }
        json.raw("],\"silences\":[");
        separator = "";
        for (GapReport.Silence silence : report.silences()) {
            json.raw(separator).raw("{").member("from", instant(silence.from()));
            json.raw(",").member("until", instant(silence.until()));
            json.raw(",")
                    .member("seconds", (silence.until() - silence.from()) / 1000)
                    .raw("}");
            separator = ",";
        }
        return json.raw(report.isCut() ? "],\"cut\":true}" : "]}");
    }

    private static void write(JsonText json, GapReport.Gap gap) {
        json.raw("{").member("position", gap.position());
        json.raw(",").member("seen", instant(gap.seen()));
        json.raw(",").member("session", gap.session());
        json.raw(",").member("first", gap.first());
        json.raw(",").member("last", gap.last());
        json.raw(",")
                .member(
                        "open",
                        gap.open().stream().mapToLong(GapReport.Numbers::count).sum())
                .raw(",\"missing\":[");
        String separator = "";
        for (GapReport.Numbers numbers : gap.open()) {
            json.raw(separator).raw("[" + numbers.first() + "," + numbers.last() + "]");
            separator = ",";
        }
        json.raw("]}");
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
