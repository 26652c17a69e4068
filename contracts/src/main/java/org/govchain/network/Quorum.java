package org.govchain.network;

/**
 * How many validators of QBFT must agree, and how many may be away (EEA QBFT specification, §5: ⌈2n/3⌉ of n).
 *
 * @param validators how many there are
 */
public record Quorum(int validators) {

    /** Fewer cannot do without any of them. */
    public static final int FEWEST_FOR_A_LOSS = 4;

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

    /** Votes that admit or remove a validator: more than half. */
    public int votes() {
        return validators / 2 + 1;
    }
}
