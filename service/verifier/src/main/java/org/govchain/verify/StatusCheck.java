package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusListToken;
import org.govchain.status.StatusReference;
import org.govchain.verify.Dossier.Part;
import org.govchain.verify.Dossier.Signed;
import org.govchain.verify.Registry.Authority;

/** STATUS: a status list that counts says that the document is in force. No list is never "not revoked". */
final class StatusCheck {

    private final Dossier dossier;
    private final VerifierCache cache;

    private StatusCheck(Dossier dossier, VerifierCache cache) {
        this.dossier = dossier;
        this.cache = cache;
    }

    /** The outcome and, when it passed, up to when the status is known. */
    record Answer(Outcome outcome, Optional<Instant> asOf) {
        static Answer without(Outcome outcome) {
            return new Answer(outcome, Optional.empty());
        }
    }

    static Answer judge(Dossier dossier, VerifierCache cache) {
        return new StatusCheck(dossier, cache).judge();
    }

    /** The list at hand, when it is the document's, rightly signed and entitled; however old or young it is. */
    static Optional<StatusListToken> trusted(Dossier dossier, VerifierCache cache) {
        StatusCheck check = new StatusCheck(dossier, cache);
        return dossier.status()
                .asOptional()
                .filter(list -> list.key()
                        .filter(key -> cache.isSigned(list.value().jws(), key))
                        .isPresent())
                .filter(list -> dossier.statusReference()
                        .filter(named -> named.list().equals(list.value().id()))
                        .isPresent())
                .filter(list -> dossier.trust().withoutAnswer().isEmpty()
                        && check.entitled(list.key().orElseThrow(), list.value())
                                .isEmpty())
                .map(Signed::value);
    }

    /** Why a list is not the document's authority's; empty when it is. */
    static Optional<Outcome> ownership(Dossier dossier, StatusListId list) {
        return new StatusCheck(dossier, VerifierCache.none()).owned(list);
    }

    private Answer judge() {
        Optional<StatusReference> credential = dossier.credentialStatus();
        boolean sealHasStatus =
                dossier.seal().flatMap(it -> it.value().content().status()).isPresent();
        if (credential.isPresent() && sealHasStatus && !credential.equals(dossier.sealStatus())) {
            return Answer.without(Outcome.failed(ReasonCode.STATUS_REFERENCE_MISMATCH));
        }
        Optional<StatusReference> reference = dossier.statusReference();
        if (reference.isEmpty()) {
            return Answer.without(Outcome.undetermined(ReasonCode.STATUS_REFERENCE_MISSING));
        }
        return switch (dossier.status()) {
            case Part.Missing<Signed<StatusListToken>>(String detail) ->
                Answer.without(Outcome.undetermined(ReasonCode.STATUS_NOT_AVAILABLE, detail));
            case Part.Refused<Signed<StatusListToken>>(String detail) ->
                Answer.without(Outcome.failed(ReasonCode.STATUS_LIST_MALFORMED, detail));
            case Part.Present<Signed<StatusListToken>>(Signed<StatusListToken> list) -> list(list, reference.get());
        };
    }

    private Answer list(Signed<StatusListToken> list, StatusReference reference) {
        StatusListToken token = list.value();
        boolean signed =
                list.key().filter(key -> cache.isSigned(token.jws(), key)).isPresent();
        if (!signed) {
            return Answer.without(Outcome.failed(ReasonCode.STATUS_LIST_SIGNATURE_WRONG));
        }
        if (!token.id().equals(reference.list())) {
            return Answer.without(Outcome.undetermined(ReasonCode.STATUS_LIST_URI_MISMATCH));
        }
        return dossier.trust()
                .withoutAnswer()
                .or(() -> entitled(list.key().orElseThrow(), token))
                .map(Answer::without)
                .orElseGet(() -> new StatusAnswer(dossier, token).of(reference.index()));
    }

    /** Whether the list is registered for the document's authority and signed by a status key of it. */
    private Optional<Outcome> entitled(VerifyingKey key, StatusListToken token) {
        Optional<Outcome> foreign = owned(token.id());
        if (foreign.isPresent()) {
            return foreign;
        }
        Registry registry = dossier.trust().registry();
        Sha256Digest owner =
                registry.statusList(token.id().hash()).orElseThrow().authority();
        Optional<Registry.Key> registered =
                registry.authority(owner).flatMap(authority -> authority.key(key.thumbprint()));
        if (registered.isEmpty()) {
            return Optional.of(
                    dossier.trust().absent(ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED, Optional.of(token.issuedAt())));
        }
        return isInForce(registered.get(), token.issuedAt())
                ? Optional.empty()
                : Optional.of(Outcome.failed(ReasonCode.STATUS_LIST_KEY_NOT_ENTITLED));
    }

    private Optional<Outcome> owned(StatusListId list) {
        Optional<Registry.StatusListEntry> entry = dossier.trust().registry().statusList(list.hash());
        if (entry.isEmpty()) {
            return Optional.of(dossier.trust().absent(ReasonCode.STATUS_LIST_NOT_REGISTERED, dossier.claimedIssue()));
        }
        return isIssuer(entry.get().authority())
                ? Optional.empty()
                : Optional.of(Outcome.failed(ReasonCode.STATUS_LIST_NOT_REGISTERED));
    }

    /** A list is short-lived and its time is the signer's own word, so a revoked key signs no list at all. */
    private static boolean isInForce(Registry.Key key, Instant signedAt) {
        return KeyPurpose.STATUS.isIn(key.purposes())
                && key.revokedAt().isEmpty()
                && !signedAt.isBefore(key.from())
                && signedAt.isBefore(key.until());
    }

    /** Whether the list is one of the document's authority; when that is not registered, ISSUER has said so already. */
    private boolean isIssuer(Sha256Digest owner) {
        Registry registry = dossier.trust().registry();
        Set<Sha256Digest> authorities = dossier
                .credential()
                .map(it -> it.value().facts().issuer().hash())
                .flatMap(registry::authority)
                .map(List::of)
                .or(() -> dossier.seal().flatMap(Signed::key).map(key -> registry.owners(key.thumbprint())))
                .orElse(List.of())
                .stream()
                .map(Authority::id)
                .collect(Collectors.toSet());
        return authorities.isEmpty() || authorities.contains(owner);
    }
}
