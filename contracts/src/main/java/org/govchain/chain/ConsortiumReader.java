package org.govchain.chain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.contracts.Consortium;
import org.web3j.abi.datatypes.Address;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;

/**
 * Reads the consortium: its members and what is proposed to them. Each answer is that of one block, the newest when it was
 * asked for. Every method throws {@link ChainUnavailable} when the node gives no answer, or one that contradicts itself.
 */
public final class ConsortiumReader {

    private final ChainConnection chain;
    private final ContractView view;
    private final Consortium wrapper;
    private final MembershipHistory history;
    private final long firstBlock;

    /**
     * @param consortium the contract's address
     * @param firstBlock a block before which the contract did not exist, 0 when that is not known; events are read from there
     */
    public ConsortiumReader(ChainConnection chain, AccountAddress consortium, long firstBlock) {
        this.chain = chain;
        this.view = new ContractView(chain, consortium, DefaultBlockParameterName.LATEST);
        this.wrapper = Wrappers.consortium(chain, consortium);
        this.history = new MembershipHistory(chain, consortium);
        this.firstBlock = firstBlock;
    }

    /** Members, threshold, epoch, lifetime. */
    public ConsortiumState state() {
        return state(chain.head());
    }

    /** All proposals that may still be executed, oldest first. */
    public List<Proposal> openProposals() {
        ConsortiumState state = state();
        List<Proposal> open = new ArrayList<>();
        for (long number = state.proposals() - 1; number >= 0; number--) {
            Proposal proposal = read(number, state);
            if (proposal.state() == ProposalState.OPEN) {
                open.addFirst(proposal);
            }
            // They expire in the order in which they were made: whatever is older has expired or is decided.
            if (!proposal.expiresAt().isAfter(state.asOf().time())) {
                break;
            }
        }
        return open;
    }

    /** All proposals that were ever made, oldest first. */
    public List<Proposal> proposals() {
        ConsortiumState state = state();
        List<Proposal> all = new ArrayList<>();
        for (long number = 0; number < state.proposals(); number++) {
            all.add(read(number, state));
        }
        return all;
    }

    /** The proposal with a number from 0, or empty when fewer were made. */
    public Optional<Proposal> proposal(long number) {
        ConsortiumState state = state();
        return number < 0 || number >= state.proposals() ? Optional.empty() : Optional.of(read(number, state));
    }

    /** The proposal with an id, or empty when there is none. */
    public Optional<Proposal> proposal(ProposalId id) {
        ContractView.Answer answer = view.ask(wrapper.proposal(id.bytes()));
        if (answer.number(0).signum() == 0) {
            return Optional.empty();
        }
        return proposal(answer.number(1).longValueExact())
                .filter(found -> found.id().equals(id));
    }

    /**
     * Why the contract would refuse a call if the members made it now, in a sentence; empty when it would not. Of several
     * calls only the first can be asked about: the others may need what it does.
     */
    public Optional<String> refusal(ProposedCall call) {
        AccountAddress registry =
                new AccountAddress(view.ask(wrapper.issuerRegistry()).text(0));
        Consortium.Call encoded = new ConsortiumCalls(chain, view.contract(), registry).encode(call);
        EthCall answer = chain.exchange(
                "eth_call",
                chain.web3j()
                        .ethCall(
                                Transaction.createEthCallTransaction(
                                        view.contract().hex(), encoded.target, Hex.of(encoded.data)),
                                DefaultBlockParameterName.LATEST));
        return RevertReason.of(answer.getError()).map(ContractErrors::sentence);
    }

    private ConsortiumState state(BlockRef block) {
        ContractView then = view.at(block.number());
        List<AccountAddress> accounts = new ArrayList<>();
        for (Address account : then.ask(wrapper.members()).<Address>list(0)) {
            accounts.add(new AccountAddress(account.getValue()));
        }
        long epoch = number(then.ask(wrapper.membershipEpoch()));
        return new ConsortiumState(
                history.members(accounts, epoch, firstBlock, block.number()),
                Math.toIntExact(number(then.ask(wrapper.threshold()))),
                epoch,
                Duration.ofSeconds(number(then.ask(wrapper.proposalLifetime()))),
                new AccountAddress(then.ask(wrapper.issuerRegistry()).text(0)),
                number(then.ask(wrapper.proposalCount())),
                block);
    }

    private Proposal read(long number, ConsortiumState state) {
        ContractView then = view.at(state.asOf().number());
        ProposalId id = new ProposalId(
                Hex.of(then.ask(wrapper.proposalId(BigInteger.valueOf(number))).bytes(0)));
        ContractView.Answer answer = then.ask(wrapper.proposal(id.bytes()));
        List<Consortium.Call> calls = calls(then, id, answer.number(7).intValueExact());
        if (!ProposalId.of(number, calls).equals(id)) {
            throw new ChainUnavailable("the calls that the node shows are not those of proposal " + number);
        }
        Instant expiresAt = Wrappers.instant(answer.number(3));
        return new Proposal(
                id,
                number,
                ProposalState.of(answer.number(0).intValueExact()),
                new AccountAddress(answer.text(2)),
                expiresAt.minus(state.lifetime()),
                expiresAt,
                answer.number(4).longValueExact(),
                answer.number(5).intValueExact(),
                answer.number(6).intValueExact(),
                votes(then, id, state.members()),
                decoded(calls, state.registry()));
    }

    private List<Consortium.Call> calls(ContractView then, ProposalId id, int count) {
        List<Consortium.Call> calls = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            ContractView.Answer call = then.ask(wrapper.proposedCall(id.bytes(), BigInteger.valueOf(position)));
            calls.add(new Consortium.Call(call.text(0), call.bytes(1)));
        }
        return calls;
    }

    private List<ProposedCall> decoded(List<Consortium.Call> calls, AccountAddress registry) {
        CallReader reader = new CallReader(view.contract(), registry);
        List<ProposedCall> decoded = new ArrayList<>(calls.size());
        for (Consortium.Call call : calls) {
            decoded.add(reader.read(new AccountAddress(call.target), call.data));
        }
        return decoded;
    }

    private List<Proposal.MemberVote> votes(ContractView then, ProposalId id, List<ConsortiumMember> members) {
        List<Proposal.MemberVote> votes = new ArrayList<>(members.size());
        for (ConsortiumMember member : members) {
            ContractView.Answer vote =
                    then.ask(wrapper.voteOf(id.bytes(), member.account().hex()));
            votes.add(new Proposal.MemberVote(member, Vote.of(vote.number(0).intValueExact())));
        }
        return votes;
    }

    private static long number(ContractView.Answer answer) {
        return answer.number(0).longValueExact();
    }
}
