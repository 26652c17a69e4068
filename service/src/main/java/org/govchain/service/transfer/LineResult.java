package org.govchain.service.transfer;

import java.util.List;
import java.util.Locale;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;

/**
 * What became of one line of an export.
 *
 * @param line from 1, in the request
 * @param reason kebab-case: a verifier's reason code or one of docs/spec/export.md; empty unless refused
 * @param detail for people, without claims
 * @param missing files that are still to be sent for this copy
 */
record LineResult(int line, Outcome outcome, String reason, String detail, List<Sha256Digest> missing) {

    enum Outcome {
        /** It was asked only whether it would be taken. */
        SOUND,
        /** It is here now. */
        IMPORTED,
        /** It was here before. */
        PRESENT,
        /** The policy's registry does not know it, so nothing depends on it. */
        LEFT_OUT,
        /** It is not what it says. */
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static LineResult of(int line, Outcome outcome) {
        return new LineResult(line, outcome, "", "", List.of());
    }

    static LineResult refused(int line, String reason, String detail) {
        return new LineResult(line, Outcome.REFUSED, reason, detail, List.of());
    }

    static byte[] json(List<LineResult> results) {
        JsonText json = new JsonText(results.size() * 64 + 16).raw("{\"lines\":[");
        for (int i = 0; i < results.size(); i++) {
            results.get(i).write(json.raw(i == 0 ? "" : ","));
        }
        return json.raw("]}").toUtf8();
    }

    private void write(JsonText json) {
        json.raw("{").member("line", line).raw(",").member("outcome", outcome.word());
        if (!reason.isEmpty()) {
            json.raw(",").member("reason", reason).raw(",").member("detail", detail);
        }
        if (!missing.isEmpty()) {
            json.raw(",\"missingFiles\":")
                    .value(missing.stream().map(Sha256Digest::toHex).toList());
        }
        json.raw("}");
    }
}
