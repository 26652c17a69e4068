package org.govchain.verify;

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

    /** A key that nobody vouches for and nothing was signed with was changed on the way. */
    private static Optional<Outcome> unrelatedKey(Dossier dossier) {
        boolean allRelated = dossier.bundleKeys().stream().allMatch(it -> isRelated(it, dossier));
        return allRelated ? Optional.empty() : Optional.of(Outcome.failed(ReasonCode.KEY_UNRELATED));
    }

    private static boolean isRelated(BundleKey bundleKey, Dossier dossier) {
        if (bundleKey.key().isEmpty()) {
            return false;
        }
        VerifyingKey key = bundleKey.key().get();
        return dossier.trust().policy().isEmpty()
                || dossier.trust().registry().namesKey(key.thumbprint())
                || isOf(dossier.credential(), key)
                || isOf(dossier.seal(), key)
                || isOf(dossier.status().asOptional(), key);
    }

    private static boolean isOf(Optional<? extends Signed<?>> signed, VerifyingKey key) {
        return signed.flatMap(Signed::key).filter(key::equals).isPresent();
    }
}
