package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.office.Office;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.web.Role;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.Presentation;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.govchain.verify.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office changes its keys; what it issued with the old ones goes on. */
class KeyChangeTest {

    private static final AuthorityId MUSTERSTADT = new AuthorityId(Office.MUSTERSTADT);

    @TempDir
    Path directory;

    @Test
    void aBundleCarriesTheKeyThatSealedItAndStaysValid() throws IOException {
        try (Office office = Office.open(directory)) {
            String old = office.issueAnchoredLicence();
            VerifyingKey before = sealKey(office);
            office.changeKeys(directory);
            String fresh = office.issueAnchoredLicence();
            VerifyingKey after = sealKey(office);

            assertThat(after).isNotEqualTo(before);
            assertThat(thumbprints(bundle(office, old))).containsExactly(before.thumbprint());
            assertThat(thumbprints(bundle(office, fresh))).containsExactly(after.thumbprint());
            assertThat(verdict(office, old)).isEqualTo(Verdict.VALID);
            assertThat(verdict(office, fresh)).isEqualTo(Verdict.VALID);
        }
    }

    private static VerifyingKey sealKey(Office office) {
        return office.bean(Signing.class).key(MUSTERSTADT, KeyPurpose.SEAL).publicKey();
    }

    private static List<Sha256Digest> thumbprints(Bundle bundle) {
        return bundle.keys().stream().map(Sha256Digest::hash).toList();
    }

    private static Verdict verdict(Office office, String id) {
        return Verifier.with(TrustPolicy.parse(office.get("/trust-policy").bytes()))
                .verify(Presentation.bundle(bundle(office, id)), Evidence.none(), Instant.now())
                .verdict();
    }

    private static Bundle bundle(Office office, String id) {
        byte[] json = office.get("/api/credentials/" + id + "/bundle", office.token(Office.MUSTERSTADT, Role.CLERK))
                .bytes();
        if (Bundle.parse(json) instanceof Parsed.Ok<Bundle>(Bundle bundle)) {
            return bundle;
        }
        throw new AssertionError("the bundle of " + id + " cannot be read");
    }
}
