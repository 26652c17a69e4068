package org.govchain.verify;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.merkle.Sha256Digest;

/** The registry as it was in the block that the consortium sealed: the event there carries the head of its journal. */
sealed interface SealedRegistry {

    /** No seal counts. */
    record None() implements SealedRegistry {}

    /** The journal at hand has that head. */
    record Known(Registry registry) implements SealedRegistry {}

    /** The journal at hand never had it: it is older than the block, or another one. */
    record Unknown() implements SealedRegistry {}

    static SealedRegistry of(Optional<Judgement.Sealed> sealed, Trust trust, VerifierCache cache) {
        if (sealed.isEmpty()) {
            return new None();
        }
        Sha256Digest head = sealed.get().event().journalHead();
        return cache.registryAt(trust.journal(), head)
                .<SealedRegistry>map(Known::new)
                .orElseGet(Unknown::new);
    }

    /** Whether this authority's key was registered then; true when nobody knows. */
    default boolean names(Sha256Digest authority, Sha256Digest thumbprint) {
        return !(this instanceof Known(Registry registry))
                || registry.authority(authority)
                        .flatMap(it -> it.key(thumbprint))
                        .isPresent();
    }

    /** Whether this authority had been given a right to issue this type by then; true when nobody knows. */
    default boolean allows(Sha256Digest authority, Sha256Digest type) {
        return !(this instanceof Known(Registry registry))
                || registry.authority(authority)
                        .filter(it -> !it.rights(type).isEmpty())
                        .isPresent();
    }
}
