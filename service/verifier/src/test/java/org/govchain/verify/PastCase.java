package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.govchain.status.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case about a past instant: an ordinary case, a history, and what the report has to say about it.
 *
 * @param base presentation, evidence, policy and instant; what it expects does not count
 * @param history its exact text
 */
record PastCase(VerifyCase base, String history, Expected expected) {

    static final String FORMAT = "govchain-history-vector/1";

    /**
     * What has to come out.
     *
     * @param status code of the outcome of STATUS, behind it the reason where there is one
     */
    record Expected(
            Optional<Status> recorded,
            PastStatus.Proof proof,
            Optional<Status> legal,
            Optional<HistoryReason> reason,
            String status) {

        static Expected of(VerificationReport report) {
            PastStatus past = report.history().orElseThrow();
            Outcome status = report.outcome(Check.STATUS);
            return new Expected(
                    past.recorded(),
                    past.proof(),
                    past.legal(),
                    past.problem(),
                    status.code() + status.reason().map(it -> " " + it.code()).orElse(""));
        }
    }

    static PastCase of(
            String name, PastScene scene, Bundle bundle, Evidence evidence, StatusHistory history, Expected expected) {
        VerifyCase base = new VerifyCase(
                name,
                Carrier.BUNDLE,
                new String(bundle.toJson(), StandardCharsets.UTF_8),
                Optional.empty(),
                evidence,
                Optional.of(new String(scene.scene.policyContent().toJson(), StandardCharsets.UTF_8)),
                scene.scene.now,
                new VerifyCase.Expected(
                        Verdict.VALID, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        return new PastCase(base, new String(history.toJson(), StandardCharsets.UTF_8), expected);
    }

    VerificationReport judge() {
        Verifier verifier =
                Verifier.with(TrustPolicy.parse(base.policy().orElseThrow().getBytes(StandardCharsets.UTF_8)));
        StatusHistory told = StatusHistory.parse(history.getBytes(StandardCharsets.UTF_8))
                .asOptional()
                .orElseThrow();
        return verifier.verifyPast(base.presentation(), base.evidence().withHistory(told), base.now());
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(CaseJson.write(base));
        json.put("format", FORMAT);
        json.put("history", history);
        Map<String, Object> says = new LinkedHashMap<>();
        expected.recorded().ifPresent(it -> says.put("recorded", it.word()));
        says.put("proof", expected.proof().code());
        expected.legal().ifPresent(it -> says.put("legal", it.word()));
        expected.reason().ifPresent(it -> says.put("reason", it.code()));
        says.put("status", expected.status());
        json.put("expected", says);
        return json;
    }

    static PastCase read(String name, JsonNode json) {
        ObjectNode base = (ObjectNode) json.deepCopy();
        base.put("format", "govchain-verify-vector/1");
        base.putObject("expected").put("verdict", "VALID");
        JsonNode says = json.required("expected");
        return new PastCase(
                CaseJson.read(name, base),
                json.required("history").asString(),
                new Expected(
                        word(says, "recorded").flatMap(Status::ofWord),
                        java.util.Arrays.stream(PastStatus.Proof.values())
                                .filter(it ->
                                        it.code().equals(says.required("proof").asString()))
                                .findFirst()
                                .orElseThrow(),
                        word(says, "legal").flatMap(Status::ofWord),
                        word(says, "reason")
                                .map(code -> java.util.Arrays.stream(HistoryReason.values())
                                        .filter(it -> it.code().equals(code))
                                        .findFirst()
                                        .orElseThrow()),
                        says.required("status").asString()));
    }

    private static Optional<String> word(JsonNode json, String name) {
        return json.has(name) ? Optional.of(json.get(name).asString()) : Optional.empty();
    }
}
