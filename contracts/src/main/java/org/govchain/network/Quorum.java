package org.govchain.network;

import java.util.Optional;

/**
 * How many validators of QBFT must agree, and how many may be away (EEA QBFT specification, §5: ⌈2n/3⌉ of n).
 *
 * @param validators how many there are
 */
public record Quorum(int validators) {

    /** Of fewer, one that lies is enough to have two different blocks agreed on. */
    public static final int FEWEST = 4;

    public Quorum {
        if (validators < 1) {
            throw new IllegalArgumentException("a network has at least one validator");
        }
    }

    /** Seals that a block needs. */
    public int needed() {
        return (2 * validators + 2) / 3;
    }

    /** Validators that may be away while blocks go on. */
    public int spare() {
        return validators - needed();
    }

    /** What is to be said of so few validators; empty when there are enough. */
    public Optional<String> warning() {
        if (validators >= FEWEST) {
            return Optional.empty();
        }
        return Optional.of("fewer than " + FEWEST + " validators: one that lies could split the chain"
                + (spare() == 0 ? ", and blocks stop when one is away" : ""));
    }

    /** Votes that admit or remove a validator: more than half. */
    public int votes() {
        return validators / 2 + 1;
    }
}
