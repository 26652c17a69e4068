package org.govchain.chain;

import java.time.Instant;
import java.util.List;

/**
 * A proposal as a block of the chain shows it. Whoever holds one has had its id computed from the calls and compared.
 *
 * @param number its place in the order of proposals, from 0
 * @param proposedAt block time of the proposal
 * @param expiresAt from this block time on it can be neither approved nor executed
 * @param epoch the members' epoch it was made in; it is void in any other
 * @param approvals as the contract counts them; of a void proposal it may contain votes of former members
 * @param votes of the present members, in their order
 * @param calls what is done when it is executed, in this order, all or none
 */
public record Proposal(
        ProposalId id,
        long number,
        ProposalState state,
        AccountAddress proposer,
        Instant proposedAt,
        Instant expiresAt,
        long epoch,
        int approvals,
        int rejections,
        List<MemberVote> votes,
        List<ProposedCall> calls) {

    public Proposal {
        votes = List.copyOf(votes);
        calls = List.copyOf(calls);
    }

    /** A member and its vote. */
    public record MemberVote(ConsortiumMember member, Vote vote) {}
}
