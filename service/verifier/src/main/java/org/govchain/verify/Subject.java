package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.credential.CredentialFacts;
import org.govchain.log.TlogProof;
import org.govchain.seal.DigitalSeal;
import org.govchain.seal.SealLinks;

/**
 * What the document says about itself, as far as it could be read; believed only when the verdict is VALID. Holds no claims.
 *
 * @param issuer issuer URI
 * @param authority the issuer's name in the registry
 * @param type credential type URI
 * @param credentialId id of this copy
 * @param issuedAt when it claims to be issued
 * @param validFrom first instant of its validity
 * @param validUntil first instant after its validity
 * @param logOrigin the log it is in
 * @param index its position there
 * @param anchoredAt block time of the first checkpoint that covers it, from the chain
 * @param sealedAt time of a block in which the consortium sealed that it was in the log, then or before
 */
public record Subject(
        Optional<String> issuer,
        Optional<String> authority,
        Optional<String> type,
        Optional<String> credentialId,
        Optional<Instant> issuedAt,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Optional<String> logOrigin,
        OptionalLong index,
        Optional<Instant> anchoredAt,
        Optional<Instant> sealedAt) {

    static Subject of(Dossier dossier, Optional<Instant> anchoredAt, Optional<Instant> sealedAt) {
        Optional<CredentialFacts> facts =
                dossier.credential().map(it -> it.value().facts());
        Optional<DigitalSeal> seal = dossier.seal().map(Dossier.Signed::value);
        Optional<ValidityCheck.Period> period = facts.map(CredentialFacts::validity)
                .map(ValidityCheck.Period::of)
                .or(() -> seal.map(ValidityCheck.Period::of));
        Optional<TlogProof> proof = dossier.proof().asOptional();
        return new Subject(
                facts.map(it -> it.issuer().uri()),
                authority(dossier, facts).map(Registry.Authority::name),
                facts.map(it -> it.type().uri())
                        .or(() -> seal.flatMap(it -> it.content().links()).map(SealLinks::profileUri)),
                facts.map(it -> it.id().toString()),
                dossier.claimedIssue(),
                period.flatMap(ValidityCheck.Period::from),
                period.flatMap(ValidityCheck.Period::until),
                proof.map(it -> it.checkpoint().checkpoint().origin().value()),
                proof.map(it -> OptionalLong.of(it.index())).orElseGet(OptionalLong::empty),
                anchoredAt,
                sealedAt);
    }

    private static Optional<Registry.Authority> authority(Dossier dossier, Optional<CredentialFacts> facts) {
        Registry registry = dossier.trust().registry();
        return facts.isPresent()
                ? registry.authority(facts.get().issuer().hash())
                : dossier.seal()
                        .flatMap(Dossier.Signed::key)
                        .flatMap(key ->
                                registry.owners(key.thumbprint()).stream().findFirst());
    }
}
