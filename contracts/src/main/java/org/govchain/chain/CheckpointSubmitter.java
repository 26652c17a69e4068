package org.govchain.chain;

import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.contracts.CheckpointAnchor;
import org.govchain.merkle.Sha256Digest;

/**
 * Anchors checkpoints with one transaction in flight. It keeps nothing itself; the order that survives a crash at any
 * moment is the caller's:
 *
 * <ol>
 *   <li>{@link #nextNonce}, {@link #sign}, store the {@link SignedTransaction};
 *   <li>{@link #broadcast};
 *   <li>{@link #outcome} until it is final. After a crash begin here: Unknown means broadcast the same bytes again.
 * </ol>
 *
 * Every method except {@link #sender} throws {@link ChainUnavailable} when the node gives no answer.
 */
public final class CheckpointSubmitter {

    /** Measured: 72,000 for a first checkpoint, 64,000 plus 1,300 for each hash later; gas costs nothing, so be generous. */
    private static final long GAS_BASE = 400_000;

    private static final long GAS_PER_HASH = 5_000;
    /** Two or three new storage slots, a call and an event. */
    private static final long GAS_PER_STATUS_UPDATE = 200_000;

    private final Transactions transactions;
    private final AccountAddress contract;
    private final CheckpointAnchor wrapper;

    /**
     * @param account the account the registry names as the log's writer
     */
    public CheckpointSubmitter(ChainConnection chain, ContractAddresses contracts, ChainAccount account) {
        this.transactions = new Transactions(chain, account);
        this.contract = contracts.checkpointAnchor();
        this.wrapper = Wrappers.checkpointAnchor(chain, contract);
    }

    /** The account that signs. */
    public AccountAddress sender() {
        return transactions.sender();
    }

    /** The nonce for the next transaction when none is in flight: the number of this account's mined transactions. */
    public long nextNonce() {
        return transactions.minedCount();
    }

    /** Signs without sending. The same call and nonce give the same bytes. */
    public SignedTransaction sign(CheckpointCall call, long nonce) {
        List<CheckpointAnchor.StatusUpdate> updates =
                new ArrayList<>(call.statusUpdates().size());
        for (StatusUpdate update : call.statusUpdates()) {
            updates.add(new CheckpointAnchor.StatusUpdate(
                    update.listId().bytes(),
                    Wrappers.uint64(update.version()),
                    update.digest().bytes()));
        }
        List<Sha256Digest> proof = call.consistencyProof();
        String data = wrapper.anchor(
                        call.logId().bytes(),
                        Wrappers.uint64(call.treeSize()),
                        call.root().bytes(),
                        Wrappers.bytes(proof),
                        updates)
                .encodeFunctionCall();
        long gas = GAS_BASE + GAS_PER_HASH * proof.size() + GAS_PER_STATUS_UPDATE * updates.size();
        return transactions.sign(contract, data, gas, nonce);
    }

    /**
     * Sends the stored bytes. Repeating it is harmless, whether the node still holds them, has mined them or lost them.
     *
     * @throws ChainUnavailable also when the node refuses to take them, with its words
     */
    public void broadcast(SignedTransaction transaction) {
        transactions.broadcast(transaction);
    }

    /** What became of a transaction of this account. */
    public TransactionOutcome outcome(SignedTransaction transaction) {
        return transactions.outcome(transaction);
    }
}
