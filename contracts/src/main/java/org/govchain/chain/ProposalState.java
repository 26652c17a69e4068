package org.govchain.chain;

/** What may still become of a proposal (docs/spec/contracts.md, "Consortium"). The order is that of the contract's numbers. */
public enum ProposalState {
    /** There is no such proposal. */
    UNKNOWN,
    /** It may be voted on, and executed once enough members approve. */
    OPEN,
    /** Its calls were made. */
    EXECUTED,
    /** So many members rejected it that no majority was left. */
    REJECTED,
    /** Its lifetime is over. */
    EXPIRED,
    /** The members changed since it was proposed. */
    VOID;

    static ProposalState of(int number) {
        return Wrappers.constant(values(), number, "state of a proposal");
    }
}
