package org.govchain.verify;

import java.util.Optional;
import org.govchain.credential.KeyBinding;
import org.govchain.credential.SignedCredential;

/**
 * HOLDER_BINDING: of a credential that is bound to a key. A binding that was not made for a challenge of this verifier may be a copy,
 * so it can be wrong but never right.
 */
final class HolderBindingCheck {

    private HolderBindingCheck() {}

    static Outcome judge(Dossier dossier) {
        Optional<SignedCredential> bound = dossier.credential()
                .map(Dossier.Signed::value)
                .filter(credential -> credential.facts().holderKey().isPresent());
        if (bound.isEmpty()) {
            return Outcome.notApplicable();
        }
        Optional<KeyBinding> binding = bound.get().keyBinding();
        boolean wrong =
                binding.filter(it -> !it.isFor(it.audience(), it.nonce())).isPresent();
        return wrong
                ? Outcome.failed(ReasonCode.HOLDER_BINDING_WRONG)
                : Outcome.undetermined(
                        ReasonCode.HOLDER_BINDING_NOT_SHOWN,
                        binding.isPresent() ? "not made for a challenge of this verifier" : "");
    }
}
