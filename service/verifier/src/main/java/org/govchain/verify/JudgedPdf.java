package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;

/**
 * What a report says about the PDF file itself, beyond the outcome of the check PDF.
 *
 * @param signedRange what its proof is found by: SHA-256 of the bytes that the signature covers
 * @param index place of the file's own entry in the log; empty when no proof of it was at hand or the proof was refused
 * @param timestamps oldest first
 */
public record JudgedPdf(Sha256Digest signedRange, Optional<Long> index, List<Timestamp> timestamps) {

    /**
     * A timestamp.
     *
     * @param authority the name in its certificate; who wrote it there, only {@code trusted} says
     * @param trusted whether the policy names the authority
     */
    public record Timestamp(Instant time, String authority, boolean trusted) {}

    /** Copies the list. */
    public JudgedPdf {
        timestamps = List.copyOf(timestamps);
    }

    void write(JsonText json) {
        json.raw("{").member("signedRange", signedRange.toHex());
        index.ifPresent(place -> json.raw(",").member("index", place));
        json.raw(",\"timestamps\":[");
        String separator = "";
        for (Timestamp timestamp : timestamps) {
            json.raw(separator + "{")
                    .member("time", timestamp.time().toString())
                    .raw(",")
                    .member("authority", timestamp.authority())
                    .raw(",\"trusted\":")
                    .value(timestamp.trusted())
                    .raw("}");
            separator = ",";
        }
        json.raw("]}");
    }
}
