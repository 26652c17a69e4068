package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A file that carries an entry of the log and its proof, what it is judged by, and what has to come out (docs/spec/hand-over.md and
 * docs/spec/streams.md, "Vectors").
 *
 * @param form what kind of file it is
 * @param text of the file, exactly
 * @param expected {@code VALID}, {@code INVALID check reason}, {@code INDETERMINATE check reason} or {@code unreadable}
 */
record CarriedCase(Form form, String name, Instant now, String text, Optional<String> policy, String expected) {

    static final String UNREADABLE = "unreadable";

    /** Receipts and ranges: what reads them, and the names of their vectors' format and member. */
    enum Form {
        RECEIPT("govchain-hand-over-receipt-vector/1", "receipt") {
            @Override
            Optional<List<CheckResult>> results(byte[] file, Optional<PolicyReading> policy, Instant now) {
                return HandOverReceipt.parse(file)
                        .asOptional()
                        .map(read -> ReceiptVerifier.verify(read, policy, now).results());
            }
        },
        RANGE("govchain-range-vector/1", "range") {
            @Override
            Optional<List<CheckResult>> results(byte[] file, Optional<PolicyReading> policy, Instant now) {
                return RangeBundle.parse(file)
                        .asOptional()
                        .map(read -> RangeVerifier.verify(read, policy, now).results());
            }
        };

        private final String format;
        private final String member;

        Form(String format, String member) {
            this.format = format;
            this.member = member;
        }

        /** What the checks say; empty when the file cannot be read. */
        abstract Optional<List<CheckResult>> results(byte[] file, Optional<PolicyReading> policy, Instant now);
    }

    /** What comes out, in the same words. */
    String judge() {
        Optional<PolicyReading> reading = policy.map(it -> TrustPolicy.parse(it.getBytes(StandardCharsets.UTF_8)));
        return form.results(text.getBytes(StandardCharsets.UTF_8), reading, now)
                .map(CarriedCase::words)
                .orElse(UNREADABLE);
    }

    /** The verdict, and the first check that decided. */
    private static String words(List<CheckResult> results) {
        Verdict verdict = Verdict.of(results);
        if (verdict == Verdict.VALID) {
            return verdict.name();
        }
        String wanted = verdict == Verdict.INVALID ? "failed" : "undetermined";
        return results.stream()
                .filter(result -> result.required() && result.outcome().code().equals(wanted))
                .findFirst()
                .map(result -> verdict.name() + " " + result.check().name() + " "
                        + result.outcome().reason().orElseThrow().code())
                .orElseThrow();
    }

    /** Why the check that decides does not pass. */
    Optional<ReasonCode> reason() {
        return ReasonCode.ofCode(expected.substring(expected.lastIndexOf(' ') + 1));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", form.format);
        json.put("now", now.toString());
        json.put(form.member, text);
        policy.ifPresent(it -> json.put("policy", it));
        json.put("expected", expected);
        return json;
    }

    static CarriedCase read(Form form, String name, JsonNode json) {
        if (!form.format.equals(json.required("format").asString())) {
            throw new IllegalStateException(name + " is not a " + form.format);
        }
        return new CarriedCase(
                form,
                name,
                Instant.parse(json.required("now").asString()),
                json.required(form.member).asString(),
                Optional.ofNullable(json.get("policy")).map(JsonNode::asString),
                json.required("expected").asString());
    }

    @Override
    public String toString() {
        return name;
    }
}
