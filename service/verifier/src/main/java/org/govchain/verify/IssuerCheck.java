package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Registry.Authority;

/**
 * ISSUER: the signing keys belong to one registered authority that had the right to issue this type. The time that counts is the
 * anchor's, never the one that the document claims; without an anchor, now, unless key or right have ended since. Where the consortium
 * sealed the registry together with the anchor, both must have been in it then.
 */
final class IssuerCheck {

    private final Dossier dossier;
    private final Entitlement entitlement;
    private final SealedRegistry sealed;

    private IssuerCheck(Dossier dossier, ProvenTime time, SealedRegistry sealed) {
        this.dossier = dossier;
        this.entitlement = new Entitlement(time, dossier.now());
        this.sealed = sealed;
    }

    /**
     * Judges.
     *
     * @param time what is proven about the block time of the first anchored checkpoint that covers the entry
     * @param sealed the registry as of the block that the consortium sealed
     */
    static Outcome judge(Dossier dossier, ProvenTime time, SealedRegistry sealed) {
        return new IssuerCheck(dossier, time, sealed).judge();
    }

    private Outcome judge() {
        if (dossier.trust().problem().isPresent()) {
            return dossier.trust().problem().get();
        }
        Outcome answer = registered();
        boolean changed = sealed instanceof SealedRegistry.Unknown && !(answer instanceof Outcome.Failed);
        return changed ? Outcome.undetermined(ReasonCode.SEALED_REGISTRY_UNKNOWN) : answer;
    }

    private Outcome registered() {
        Optional<Authority> issuer = authorityOfCredential();
        if (dossier.credential().isPresent() && issuer.isEmpty()) {
            return absent(ReasonCode.ISSUER_UNKNOWN);
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
                    : absent(ReasonCode.ISSUER_KEY_UNKNOWN);
        }
        List<Authority> owners = dossier.trust().registry().owners(key.get().thumbprint());
        if (owners.isEmpty()) {
            return absent(ReasonCode.ISSUER_KEY_UNKNOWN);
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
            return absent(ReasonCode.ISSUER_KEY_UNKNOWN);
        }
        if (!purpose.isIn(key.get().purposes())) {
            return Outcome.failed(ReasonCode.ISSUER_KEY_PURPOSE_WRONG);
        }
        if (!sealed.names(authority.id(), key.get().thumbprint())) {
            return notThen(ReasonCode.ISSUER_KEY_UNKNOWN);
        }
        return entitlement.ofKey(key.get()).or(() -> right(authority, type)).orElseGet(Outcome::passed);
    }

    private Optional<Outcome> right(Authority authority, Optional<Sha256Digest> type) {
        List<Registry.Period> rights = type.map(authority::rights).orElse(List.of());
        if (rights.isEmpty()) {
            return Optional.of(absent(ReasonCode.TYPE_NOT_ALLOWED));
        }
        return sealed.allows(authority.id(), type.orElseThrow())
                ? entitlement.ofType(rights)
                : Optional.of(notThen(ReasonCode.TYPE_NOT_ALLOWED));
    }

    /** What a registry lacks that reaches up to the block that the consortium sealed was never in it. */
    private Outcome absent(ReasonCode reason) {
        return sealed instanceof SealedRegistry.Known
                ? Outcome.failed(reason)
                : dossier.trust().absent(reason, dossier.claimedIssue());
    }

    private static Outcome notThen(ReasonCode reason) {
        return Outcome.failed(reason, "it was registered after the consortium sealed the document's entry");
    }

    private String sealReference() {
        return dossier.seal().orElseThrow().value().certificateReference();
    }

    private boolean isNamed(String reference) {
        return dossier.trust().registry().namesReference(reference);
    }
}
