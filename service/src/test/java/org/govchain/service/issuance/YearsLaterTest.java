package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.govchain.merkle.Sha256Digest;
import org.govchain.network.BesuProgram;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.Bundle;
import org.govchain.verify.Check;
import org.govchain.verify.Evidence;
import org.govchain.verify.EvidenceReply;
import org.govchain.verify.Outcome;
import org.govchain.verify.Presentation;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.govchain.verify.VerificationReport;
import org.govchain.verify.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle and a trust policy are all that is left: no service, no database, no node. */
class YearsLaterTest {

    @TempDir
    Path directory;

    private byte[] policy = {};
    private byte[] bundle = {};
    private byte[] evidence = {};

    @Test
    void whatTheConsortiumSealedIsProvenWithEveryServerOff() throws IOException {
        assumeTrue(BesuProgram.find().isPresent(), "skipped: anvil has no validators");
        issueAndSwitchEverythingOff();

        Verifier verifier = Verifier.with(TrustPolicy.parse(policy));
        VerificationReport report = verifier.verify(Presentation.bundle(bundle), Evidence.none(), Instant.now());

        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.VALID);
        assertThat(report.outcome(Check.CONSORTIUM)).isEqualTo(Outcome.passed());
        assertThat(report.outcome(Check.ISSUER)).isEqualTo(Outcome.passed());
        assertThat(report.subject().sealedAt()).isPresent();
        Bundle inEvidence = EvidenceReply.parse(evidence)
                .asOptional()
                .orElseThrow()
                .bundles()
                .getFirst();
        assertThat(inEvidence.consortiumSeal())
                .isEqualTo(read().consortiumSeal())
                .isPresent();
        assertThat(evidenceLength(inEvidence)).isLessThanOrEqualTo(4096);
        tellSizes();
    }

    private void issueAndSwitchEverythingOff() throws IOException {
        try (Office office = Office.open(directory)) {
            String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
            String self = "/api/credentials/" + office.issueAnchoredLicence();
            bundle = office.get(self + "/bundle", clerk).bytes();
            policy = office.get("/trust-policy").bytes();
            evidence = office.get("/evidence/"
                            + Sha256Digest.hash(read().seal().orElseThrow()).toHex())
                    .bytes();
            byte[] report = office.send(
                            "POST", "/verify", BodyPublishers.ofByteArray(bundle), "Content-Type", Bundle.MEDIA_TYPE)
                    .bytes();
            assertThat(new String(report, StandardCharsets.UTF_8))
                    .contains("\"verdict\":\"VALID\"")
                    .contains("{\"check\":\"CONSORTIUM\",\"outcome\":\"passed\",\"required\":true}");
        }
    }

    private Bundle read() {
        return Bundle.parse(bundle).asOptional().orElseThrow();
    }

    /** Everything but what was issued and the status list. */
    private static int evidenceLength(Bundle bundle) {
        return bundle.toBuilder()
                .credential("~")
                .seal(null)
                .statusList(null)
                .build()
                .toJson()
                .length;
    }

    private void tellSizes() {
        Bundle all = read();
        int total = all.toJson().length;
        System.out.println("bundle " + total + " bytes, of which credential "
                + (total - length(all.toBuilder().credential(null))) + ", seal "
                + (total - length(all.toBuilder().seal(null))) + ", status list "
                + (total - length(all.toBuilder().statusList(null))) + ", payload and salt "
                + (total - length(all.toBuilder().withoutPayload())) + ", proof "
                + (total - length(all.toBuilder().proof(null))) + ", anchor "
                + (total - length(all.toBuilder().anchor(null))) + ", consortium seal "
                + (total - length(all.toBuilder().consortiumSeal(null))) + ", keys "
                + (total - length(all.toBuilder().keys(List.of()))) + "; evidence without credential, seal and status "
                + evidenceLength(all));
    }

    private static int length(Bundle.Builder bundle) {
        return bundle.build().toJson().length;
    }
}
