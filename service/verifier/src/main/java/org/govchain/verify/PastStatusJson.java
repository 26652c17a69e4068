package org.govchain.verify;

import java.time.Instant;
import org.govchain.jose.JsonText;
import org.govchain.status.Status;

/** The member {@code history} of a report. */
final class PastStatusJson {

    private PastStatusJson() {}

    static void write(PastStatus past, JsonText json) {
        json.raw("{").member("at", past.at().toString());
        past.recorded().map(Status::word).ifPresent(word -> json.raw(",").member("recorded", word));
        json.raw(",").member("proof", past.proof().code());
        past.version().ifPresent(version -> json.raw(",").member("version", version));
        past.since().map(Instant::toString).ifPresent(since -> json.raw(",").member("since", since));
        past.until().map(Instant::toString).ifPresent(until -> json.raw(",").member("until", until));
        past.legal().map(Status::word).ifPresent(word -> json.raw(",").member("legal", word));
        json.raw(",\"changes\":[");
        String separator = "";
        for (PastStatus.Change change : past.changes()) {
            change(change, json.raw(separator));
            separator = ",";
        }
        json.raw("]");
        past.problem()
                .ifPresent(reason -> json.raw(",")
                        .member("reason", reason.code())
                        .raw(",\"nextStep\":{")
                        .member("de", reason.nextStepGerman())
                        .raw(",")
                        .member("en", reason.nextStepEnglish())
                        .raw("}"));
        json.raw(",\"sentence\":{")
                .member("de", past.german())
                .raw(",")
                .member("en", past.english())
                .raw("}}");
    }

    private static void change(PastStatus.Change change, JsonText json) {
        json.raw("{")
                .member("status", change.status().word())
                .raw(",")
                .member("recorded", change.recorded().toString())
                .raw(",")
                .member("effective", change.effective().toString());
        change.reason().ifPresent(code -> json.raw(",").member("reason", code));
        change.successor().ifPresent(next -> StatusHistoryJson.write(next, json.raw(",\"successor\":")));
        json.raw(",\"proven\":").value(change.proven()).raw("}");
    }
}
