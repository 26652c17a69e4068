package org.govchain.verify;

import java.util.Optional;
import org.govchain.credential.SignedCredential;

/**
 * A judgement and what was judged.
 *
 * @param report the judgement; it holds no claims
 * @param credential the credential as the verifier read it, with its claims; believed only as far as the report goes
 */
public record Examination(VerificationReport report, Optional<SignedCredential> credential) {

    @Override
    public String toString() {
        return "Examination[" + report.verdict() + "]";
    }
}
