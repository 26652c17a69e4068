package org.govchain.chain;

import java.time.Duration;
import java.util.List;
import org.govchain.chain.contracts.Consortium;
import org.web3j.abi.EventEncoder;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.protocol.core.methods.response.Log;

/**
 * Proposes and votes as one member. Every method first lets the node try the call, so that what the contract refuses costs no
 * transaction, then sends it and waits until a block contains it. Each of them throws
 *
 * <ul>
 *   <li>{@link TransactionRefused} when the contract refuses: nothing happened;
 *   <li>{@link ChainUnavailable} when the node does not answer or mines nothing for a minute: it may have happened, read to
 *       find out.
 * </ul>
 */
public final class ConsortiumWriter {

    private static final String PROPOSAL_MADE = EventEncoder.encode(Consortium.PROPOSALMADE_EVENT);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AccountAddress consortium;
    private final Transactions transactions;
    private final Confirmation confirmation;
    private final EventLog events;
    private final Consortium wrapper;
    private final ConsortiumCalls calls;

    /**
     * @param registry the registry that the consortium was made for
     * @param member the account of a member
     */
    public ConsortiumWriter(
            ChainConnection chain, AccountAddress consortium, AccountAddress registry, ChainAccount member) {
        this.consortium = consortium;
        this.transactions = new Transactions(chain, member);
        this.confirmation = new Confirmation(transactions, PATIENCE);
        this.events = new EventLog(chain, consortium);
        this.wrapper = Wrappers.consortium(chain, consortium);
        this.calls = new ConsortiumCalls(chain, consortium, registry);
    }

    /** A proposal that was made. */
    public record Made(ProposalId id, long number, BlockRef block) {}

    /** Proposes these calls, to be made in this order, all or none; the proposer approves by proposing. */
    public Made propose(List<? extends ProposedCall> proposed) {
        List<Consortium.Call> encoded = calls.encode(proposed);
        SignedTransaction transaction = send(wrapper.propose(encoded));
        BlockRef block = confirmation.await(transaction);
        Consortium.ProposalMadeEventResponse event = event(transaction, block);
        long number = event.number.longValueExact();
        ProposalId id = new ProposalId(Hex.of(event.id));
        if (!ProposalId.of(number, encoded).equals(id)) {
            throw new ChainUnavailable("the node shows another id than that of the calls that were sent");
        }
        return new Made(id, number, block);
    }

    /** Approves a proposal, or takes a rejection back. */
    public BlockRef approve(ProposalId id) {
        return confirmation.await(send(wrapper.approve(id.bytes())));
    }

    /** Rejects a proposal, or takes an approval back. */
    public BlockRef reject(ProposalId id) {
        return confirmation.await(send(wrapper.reject(id.bytes())));
    }

    /** Executes a proposal that enough members approve. The reason of a failing call is the refusal's reason. */
    public BlockRef execute(ProposalId id) {
        return confirmation.await(send(wrapper.execute(id.bytes())));
    }

    /** Takes over the registry that was offered to this consortium; any account may do this. */
    public BlockRef acceptRegistry() {
        return confirmation.await(send(wrapper.acceptOwnership()));
    }

    private SignedTransaction send(RemoteFunctionCall<?> call) {
        String data = call.encodeFunctionCall();
        long gas = transactions.estimate(consortium, data);
        SignedTransaction transaction = transactions.sign(consortium, data, gas, transactions.pendingCount());
        transactions.broadcast(transaction);
        return transaction;
    }

    private Consortium.ProposalMadeEventResponse event(SignedTransaction transaction, BlockRef block) {
        for (Log log : events.read(block.number(), block.number(), PROPOSAL_MADE)) {
            if (log.getTransactionHash().equals(transaction.hash().hex())) {
                return Consortium.getProposalMadeEventFromLog(log);
            }
        }
        throw new ChainUnavailable("block " + block.number() + " does not show the event of a proposal it contains");
    }
}
