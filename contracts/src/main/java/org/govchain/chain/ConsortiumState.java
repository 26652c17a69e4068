package org.govchain.chain;

import java.time.Duration;
import java.util.List;

/**
 * Who the members are and how they decide, at one block.
 *
 * @param members in the contract's order, which means nothing
 * @param threshold approvals that a proposal needs
 * @param epoch how often the members changed since the deployment
 * @param lifetime how long a proposal may be voted on and executed
 * @param registry the registry that the contract was made for
 * @param proposals how many were ever made; the next one has this number
 * @param asOf the block at which all of this holds
 */
public record ConsortiumState(
        List<ConsortiumMember> members,
        int threshold,
        long epoch,
        Duration lifetime,
        AccountAddress registry,
        long proposals,
        BlockRef asOf) {

    public ConsortiumState {
        members = List.copyOf(members);
    }
}
