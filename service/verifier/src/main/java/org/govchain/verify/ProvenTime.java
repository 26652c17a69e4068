package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * What is proven about the time that counts: the block time of the first anchored checkpoint that covers the entry. Never what the
 * document claims.
 */
sealed interface ProvenTime {

    /** Nodes of the chain named it. */
    record At(Instant time) implements ProvenTime {}

    /**
     * A block that the consortium sealed anchors a checkpoint that covers the entry; an earlier one may have done so before.
     *
     * @param time of that block
     */
    record NotAfter(Instant time) implements ProvenTime {}

    /** Nothing is. */
    record Unproven() implements ProvenTime {}

    /** A node that names a later time than the consortium sealed is not to be believed. */
    static ProvenTime of(Optional<Instant> named, Optional<Instant> sealed) {
        boolean contradicted = named.isPresent()
                && sealed.filter(time -> time.isBefore(named.get())).isPresent();
        return named.filter(_ -> !contradicted)
                .<ProvenTime>map(At::new)
                .or(() -> sealed.map(NotAfter::new))
                .orElseGet(Unproven::new);
    }

    /** The time itself, when it is known exactly. */
    default Optional<Instant> exactly() {
        return this instanceof At at ? Optional.of(at.time()) : Optional.empty();
    }
}
