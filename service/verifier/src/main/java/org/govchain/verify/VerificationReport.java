package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * The answer to "may I rely on this document?", with every check on its own. Contains no claims.
 *
 * @param verdict what the checks say together
 * @param carrier in which form the document was presented
 * @param judgedAt the instant it was judged for
 * @param asOf up to when the status is known; always there when the verdict is VALID
 * @param policyDigest the trust policy it was judged by
 * @param subject what the document says about itself
 * @param checks one result per check, in the order of {@link Check}
 * @param history what the status was at the instant, when the past was asked for
 * @param pdf what is known of the PDF file itself, when one was read
 */
public record VerificationReport(
        Verdict verdict,
        Carrier carrier,
        Instant judgedAt,
        Optional<Instant> asOf,
        Optional<Sha256Digest> policyDigest,
        Subject subject,
        List<CheckResult> checks,
        Optional<PastStatus> history,
        Optional<JudgedPdf> pdf) {

    /** Copies the list. */
    public VerificationReport {
        checks = List.copyOf(checks);
    }

    /** How this check ended. */
    public Outcome outcome(Check check) {
        return checks.stream()
                .filter(result -> result.check() == check)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    /** The check that people should read first: the first that failed, else the first required one without answer. */
    public Optional<CheckResult> decisive() {
        return checks.stream()
                .filter(result -> result.outcome() instanceof Outcome.Failed)
                .findFirst()
                .or(() -> checks.stream()
                        .filter(result -> result.required() && result.outcome() instanceof Outcome.Undetermined)
                        .findFirst());
    }

    /** The JSON form (docs/spec/verification.md, "Report"): compact, same report same bytes. */
    public String toJson() {
        return ReportJson.write(this);
    }
}
