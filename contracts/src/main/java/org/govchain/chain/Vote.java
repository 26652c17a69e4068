package org.govchain.chain;

/** A member's present vote on a proposal. The order is that of the contract's numbers. */
public enum Vote {
    NONE,
    APPROVED,
    REJECTED;

    static Vote of(int number) {
        return Wrappers.constant(values(), number, "vote");
    }
}
