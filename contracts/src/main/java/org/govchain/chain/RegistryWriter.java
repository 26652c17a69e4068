package org.govchain.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the registry as its owner, for setting up and for the command line; there is one writer at a time. Governance by
 * several members will replace the owner account, not this order of events.
 */
public final class RegistryWriter {

    /** A name of 256 bytes takes nine new slots, an event and a hash: below 400,000. */
    private static final long GAS = 1_000_000;

    /** Ten blocks of a quiet consortium and some. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final AccountAddress registry;
    private final RegistryCalls calls;
    private final Confirmation confirmation;

    public RegistryWriter(ChainConnection chain, ContractAddresses contracts, ChainAccount owner) {
        this.transactions = new Transactions(chain, owner);
        this.registry = contracts.issuerRegistry();
        this.calls = new RegistryCalls(Wrappers.issuerRegistry(chain, registry));
        this.confirmation = new Confirmation(transactions, PATIENCE);
    }

    /** As {@link #apply(List)}. */
    public List<BlockRef> apply(RegistryChange... changes) {
        return apply(List.of(changes));
    }

    /**
     * Makes the changes in this order, one transaction each, all on their way at once, and waits until blocks contain them.
     *
     * @return the block of each change
     * @throws TransactionRefused when the contract refuses one; those before it stand, later ones may stand too
     * @throws ChainUnavailable when the node does not answer or mines nothing for a minute: some may stand, read to find out
     */
    public List<BlockRef> apply(List<RegistryChange> changes) {
        long nonce = transactions.pendingCount();
        List<SignedTransaction> sent = new ArrayList<>(changes.size());
        for (RegistryChange change : changes) {
            SignedTransaction transaction = transactions.sign(registry, calls.encode(change), GAS, nonce++);
            transactions.broadcast(transaction);
            sent.add(transaction);
        }
        List<BlockRef> blocks = new ArrayList<>(sent.size());
        for (SignedTransaction transaction : sent) {
            blocks.add(confirmation.await(transaction));
        }
        return blocks;
    }
}
