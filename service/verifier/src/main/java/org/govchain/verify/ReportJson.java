package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;

/** Writes a report; CLI and HTTP answer with the same text. */
final class ReportJson {

    private static final String FORMAT = "govchain-verification-report/1";

    private ReportJson() {}

    static String write(VerificationReport report) {
        JsonText json = new JsonText(4096)
                .raw("{")
                .member("format", FORMAT)
                .raw(",")
                .member("verdict", report.verdict().name())
                .raw(",")
                .member("carrier", report.carrier().code())
                .raw(",")
                .member("judgedAt", report.judgedAt().toString());
        optional(json, "asOf", report.asOf().map(Instant::toString));
        optional(json, "policy", report.policyDigest().map(Object::toString));
        subject(json.raw(",\"document\":{"), report.subject());
        checks(json.raw("},"), report.checks());
        report.history().ifPresent(past -> PastStatusJson.write(past, json.raw(",\"history\":")));
        report.pdf().ifPresent(pdf -> pdf.write(json.raw(",\"pdf\":")));
        return json.raw("}").toString();
    }

    private static void subject(JsonText json, Subject subject) {
        JsonText members = new JsonText(512);
        optional(members, "issuer", subject.issuer());
        optional(members, "authority", subject.authority());
        optional(members, "type", subject.type());
        optional(members, "credentialId", subject.credentialId());
        optional(members, "issuedAt", subject.issuedAt().map(Instant::toString));
        optional(members, "validFrom", subject.validFrom().map(Instant::toString));
        optional(members, "validUntil", subject.validUntil().map(Instant::toString));
        optional(members, "log", subject.logOrigin());
        subject.index().ifPresent(index -> members.raw(",").member("index", index));
        optional(members, "anchoredAt", subject.anchoredAt().map(Instant::toString));
        optional(members, "sealedAt", subject.sealedAt().map(Instant::toString));
        String text = members.toString();
        json.raw(text.isEmpty() ? "" : text.substring(1));
    }

    /** The member {@code checks}, the same in every report. */
    static void checks(JsonText json, List<CheckResult> results) {
        json.raw("\"checks\":[");
        String separator = "";
        for (CheckResult result : results) {
            check(json.raw(separator), result);
            separator = ",";
        }
        json.raw("]");
    }

    private static void check(JsonText json, CheckResult result) {
        json.raw("{")
                .member("check", result.check().name())
                .raw(",")
                .member("outcome", result.outcome().code())
                .raw(",\"required\":")
                .value(result.required());
        result.outcome().reason().ifPresent(reason -> {
            json.raw(",").member("reason", reason.code());
            if (!result.outcome().detail().isEmpty()) {
                json.raw(",").member("detail", result.outcome().detail());
            }
            json.raw(",\"sentence\":{")
                    .member("de", reason.german())
                    .raw(",")
                    .member("en", reason.english())
                    .raw("},\"nextStep\":{")
                    .member("de", reason.nextStepGerman())
                    .raw(",")
                    .member("en", reason.nextStepEnglish())
                    .raw("}");
        });
        json.raw("}");
    }

    static void optional(JsonText json, String name, Optional<String> value) {
        value.ifPresent(text -> json.raw(",").member(name, text));
    }
}
