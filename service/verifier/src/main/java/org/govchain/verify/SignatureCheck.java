package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.credential.SignedCredential;
import org.govchain.crypto.VerifyingKey;
import org.govchain.seal.DigitalSeal;
import org.govchain.verify.Dossier.BundleKey;
import org.govchain.verify.Dossier.Signed;

/** SIGNATURE: whoever holds the named key signed exactly these bytes. Whose key it is, ISSUER asks. */
final class SignatureCheck {

    private SignatureCheck() {}

    static Outcome judge(Dossier dossier) {
        Optional<Outcome> problem = dossier.credential()
                .flatMap(SignatureCheck::credential)
                .or(() -> dossier.seal().flatMap(SignatureCheck::seal))
                .or(() -> unrelatedKey(dossier));
        return problem.orElseGet(Outcome::passed);
    }

    private static Optional<Outcome> credential(Signed<SignedCredential> credential) {
        if (credential.key().isEmpty()) {
            return Optional.of(Outcome.failed(ReasonCode.CREDENTIAL_MALFORMED, "x5c holds no known kind of key"));
        }
        return credential.value().issuerJws().isSignedBy(credential.key().get())
                ? Optional.empty()
                : Optional.of(Outcome.failed(ReasonCode.CREDENTIAL_SIGNATURE_WRONG));
    }

    private static Optional<Outcome> seal(Signed<DigitalSeal> seal) {
        if (seal.key().isEmpty()) {
            return Optional.of(Outcome.undetermined(ReasonCode.SIGNING_KEY_NOT_AT_HAND));
        }
        return seal.value().isSignedBy(seal.key().get())
                ? Optional.empty()
                : Optional.of(Outcome.failed(ReasonCode.SEAL_SIGNATURE_WRONG));
    }

    /**
     * A key that nothing was signed with and no registry names was changed on the way. It would count for nothing, so it is no reason to
     * doubt a bundle that is younger than the policy: authorities get new keys.
     */
    private static Optional<Outcome> unrelatedKey(Dossier dossier) {
        for (BundleKey bundleKey : dossier.bundleKeys()) {
            if (bundleKey.key().isEmpty()) {
                return Optional.of(Outcome.failed(ReasonCode.KEY_UNRELATED, "not a known kind of key"));
            }
            Outcome absent = dossier.trust().absent(ReasonCode.KEY_UNRELATED, youngestTime(dossier));
            if (absent instanceof Outcome.Failed && !isRelated(bundleKey.key().get(), dossier)) {
                return Optional.of(absent);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> youngestTime(Dossier dossier) {
        return dossier.status()
                .asOptional()
                .map(list -> list.value().issuedAt())
                .or(dossier::claimedIssue);
    }

    private static boolean isRelated(VerifyingKey key, Dossier dossier) {
        return dossier.trust().registry().namesKey(key.thumbprint())
                || isOf(dossier.credential(), key)
                || isOf(dossier.seal(), key)
                || isOf(dossier.status().asOptional(), key);
    }

    private static boolean isOf(Optional<? extends Signed<?>> signed, VerifyingKey key) {
        return signed.flatMap(Signed::key).filter(key::equals).isPresent();
    }
}
