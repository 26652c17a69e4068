package org.govchain.chain;

/** What became of a transaction, as the node knows it at this moment. */
public sealed interface TransactionOutcome {

    /** The node holds it and no block contains it yet. */
    record Pending() implements TransactionOutcome {}

    /** A block contains it and it did what it says. */
    record Mined(BlockRef block) implements TransactionOutcome {}

    /**
     * A block contains it and the contract refused it; its nonce is used up.
     *
     * @param block the block that contains it
     * @param error name of the contract's custom error, or {@code unknown} where the node no longer tells
     */
    record Reverted(BlockRef block, String error) implements TransactionOutcome {}

    /** Neither pool nor chain know it and its nonce is still free: broadcast the same bytes again. */
    record Unknown() implements TransactionOutcome {}

    /** Another transaction took its nonce: it can never be mined. Sign anew with the next nonce. */
    record Displaced() implements TransactionOutcome {}
}
