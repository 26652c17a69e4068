package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.govchain.log.Parsed;
import tools.jackson.databind.JsonNode;

/**
 * A receipt, what it is judged by, and what has to come out (docs/spec/hand-over.md, "Vectors").
 *
 * @param receipt its exact text
 * @param expected {@code VALID}, {@code INVALID check reason}, {@code INDETERMINATE check reason} or {@code unreadable}
 */
record ReceiptCase(String name, Instant now, String receipt, Optional<String> policy, String expected) {

    static final String FORMAT = "govchain-hand-over-receipt-vector/1";
    static final String UNREADABLE = "unreadable";

    /** What comes out, in the same words. */
    String judge() {
        return switch (HandOverReceipt.parse(receipt.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Malformed<HandOverReceipt> _ -> UNREADABLE;
            case Parsed.Ok<HandOverReceipt>(HandOverReceipt read) -> {
                Optional<PolicyReading> reading =
                        policy.map(text -> TrustPolicy.parse(text.getBytes(StandardCharsets.UTF_8)));
                ReceiptVerifier.Report report = ReceiptVerifier.verify(read, reading, now);
                yield report.verdict().name() + why(report);
            }
        };
    }

    /** The first check that decided. */
    private static String why(ReceiptVerifier.Report report) {
        if (report.verdict() == Verdict.VALID) {
            return "";
        }
        String wanted = report.verdict() == Verdict.INVALID ? "failed" : "undetermined";
        return report.results().stream()
                .filter(result -> result.required() && result.outcome().code().equals(wanted))
                .findFirst()
                .map(result -> " " + result.check().name() + " "
                        + result.outcome().reason().orElseThrow().code())
                .orElseThrow();
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("now", now.toString());
        json.put("receipt", receipt);
        policy.ifPresent(text -> json.put("policy", text));
        json.put("expected", expected);
        return json;
    }

    static ReceiptCase read(String name, JsonNode json) {
        if (!FORMAT.equals(json.required("format").asString())) {
            throw new IllegalStateException(name + " is not a " + FORMAT);
        }
        return new ReceiptCase(
                name,
                Instant.parse(json.required("now").asString()),
                json.required("receipt").asString(),
                Optional.ofNullable(json.get("policy")).map(JsonNode::asString),
                json.required("expected").asString());
    }

    @Override
    public String toString() {
        return name;
    }
}
