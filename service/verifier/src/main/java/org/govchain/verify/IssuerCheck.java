package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Registry.Authority;

/**
 * ISSUER: the signing keys belong to one registered authority that had the right to issue this type. The time that counts is the
 * anchor's, never the one that the document claims; without an anchor, now, unless key or right have ended since.
 */
final class IssuerCheck {

    private final Dossier dossier;
    private final Optional<Instant> provenTime;

    private IssuerCheck(Dossier dossier, Optional<Instant> provenTime) {
        this.dossier = dossier;
        this.provenTime = provenTime;
    }

    /**
     * Judges.
     *
     * @param provenTime block time of the first anchored checkpoint that covers the entry, when it is proven
     */
    static Outcome judge(Dossier dossier, Optional<Instant> provenTime) {
        return new IssuerCheck(dossier, provenTime).judge();
    }

    private Outcome judge() {
        if (dossier.trust().problem().isPresent()) {
            return dossier.trust().problem().get();
        }
        Optional<Authority> issuer = authorityOfCredential();
        if (dossier.credential().isPresent() && issuer.isEmpty()) {
            return dossier.trust().absent(ReasonCode.ISSUER_UNKNOWN, dossier.claimedIssue());
        }
        List<Outcome> answers = new ArrayList<>();
        dossier.credential().ifPresent(it -> {
            Sha256Digest type = it.value().facts().type().hash();
            answers.add(entitled(issuer.orElseThrow(), it.key(), KeyPurpose.CREDENTIAL, Optional.of(type)));
        });
        dossier.seal().ifPresent(it -> answers.add(sealer(it.key(), issuer)));
        return answers.stream()
                .filter(answer -> answer instanceof Outcome.Failed)
                .findFirst()
                .or(() -> answers.stream()
                        .filter(answer -> !(answer instanceof Outcome.Passed))
                        .findFirst())
                .orElseGet(Outcome::passed);
    }

    private Optional<Authority> authorityOfCredential() {
        return dossier.credential()
                .flatMap(it -> dossier.trust()
                        .registry()
                        .authority(it.value().facts().issuer().hash()));
    }

    private Outcome sealer(Optional<VerifyingKey> key, Optional<Authority> issuer) {
        if (key.isEmpty()) {
            return isNamed(sealReference())
                    ? Outcome.undetermined(ReasonCode.SIGNING_KEY_NOT_AT_HAND)
                    : dossier.trust().absent(ReasonCode.ISSUER_KEY_UNKNOWN, dossier.claimedIssue());
        }
        List<Authority> owners = dossier.trust().registry().owners(key.get().thumbprint());
        if (owners.isEmpty()) {
            return dossier.trust().absent(ReasonCode.ISSUER_KEY_UNKNOWN, dossier.claimedIssue());
        }
        if (issuer.isPresent()) {
            return owners.contains(issuer.get())
                    ? entitled(issuer.get(), key, KeyPurpose.SEAL, dossier.sealType())
                    : Outcome.failed(ReasonCode.ISSUER_MISMATCH);
        }
        List<Outcome> answers = owners.stream()
                .map(owner -> entitled(owner, key, KeyPurpose.SEAL, dossier.sealType()))
                .toList();
        return answers.stream()
                .filter(answer -> answer instanceof Outcome.Passed)
                .findFirst()
                .orElse(answers.getFirst());
    }

    private Outcome entitled(
            Authority authority, Optional<VerifyingKey> signer, KeyPurpose purpose, Optional<Sha256Digest> type) {
        Optional<Registry.Key> key = signer.map(VerifyingKey::thumbprint).flatMap(authority::key);
        if (key.isEmpty()) {
            return dossier.trust().absent(ReasonCode.ISSUER_KEY_UNKNOWN, dossier.claimedIssue());
        }
        if (!purpose.isIn(key.get().purposes())) {
            return Outcome.failed(ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
        }
        return Entitlement.ofKey(key.get(), provenTime, dossier.now())
                .or(() -> right(authority, type))
                .orElseGet(Outcome::passed);
    }

    private Optional<Outcome> right(Authority authority, Optional<Sha256Digest> type) {
        List<Registry.Period> rights = type.map(authority::rights).orElse(List.of());
        return rights.isEmpty()
                ? Optional.of(dossier.trust().absent(ReasonCode.TYPE_NOT_ALLOWED, dossier.claimedIssue()))
                : Entitlement.ofType(rights, provenTime, dossier.now());
    }

    private String sealReference() {
        return dossier.seal().orElseThrow().value().certificateReference();
    }

    private boolean isNamed(String reference) {
        return dossier.trust().registry().namesReference(reference);
    }
}
