package org.govchain.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govchain.chain.contracts.Consortium;
import org.web3j.abi.EventEncoder;
import org.web3j.protocol.core.methods.response.Log;

/**
 * Collects the members' names from the consortium's events and accepts them only when they add up to the members it has. Only
 * the events tell names.
 */
final class MembershipHistory {

    private static final String ADDED = EventEncoder.encode(Consortium.MEMBERADDED_EVENT);
    private static final String REMOVED = EventEncoder.encode(Consortium.MEMBERREMOVED_EVENT);
    private static final String REPLACED = EventEncoder.encode(Consortium.MEMBERREPLACED_EVENT);
    private static final Set<String> CHANGES = Set.of(ADDED, REMOVED, REPLACED);

    private final EventLog events;

    MembershipHistory(ChainConnection chain, AccountAddress consortium) {
        this.events = new EventLog(chain, consortium);
    }

    /**
     * The members with their names.
     *
     * @param accounts the members, as the contract answers at {@code lastBlock}
     * @param epoch the number of changes since the founding, so that the search ends with the last of them
     */
    List<ConsortiumMember> members(List<AccountAddress> accounts, long epoch, long firstBlock, long lastBlock) {
        Map<AccountAddress, String> names = names(epoch, firstBlock, lastBlock);
        if (!names.keySet().equals(Set.copyOf(accounts)) || names.size() != accounts.size()) {
            throw new ChainUnavailable("the node's events do not add up to the members of the consortium");
        }
        List<ConsortiumMember> members = new ArrayList<>(accounts.size());
        for (AccountAddress account : accounts) {
            members.add(new ConsortiumMember(account, names.getOrDefault(account, "")));
        }
        return members;
    }

    /** The members of the founding: what the constructor added. */
    List<ConsortiumMember> founders(long block, TransactionHash deployment) {
        List<ConsortiumMember> founders = new ArrayList<>();
        for (Log log : changes(block, block)) {
            if (log.getTransactionHash().equals(deployment.hex())) {
                founders.add(added(log));
            }
        }
        return founders;
    }

    private Map<AccountAddress, String> names(long epoch, long firstBlock, long lastBlock) {
        Map<AccountAddress, String> names = new LinkedHashMap<>();
        long missing = -1;
        for (long from = firstBlock; missing != 0 && from <= lastBlock; from += EventLog.MAX_RANGE) {
            List<Log> changes = changes(from, Math.min(lastBlock, from + EventLog.MAX_RANGE - 1));
            changes.forEach(log -> apply(log, names));
            if (missing < 0 && !changes.isEmpty()) {
                missing = epoch + foundersIn(changes);
            }
            missing -= changes.size();
        }
        return names;
    }

    /** The first change is part of the deployment, and so is every other one of its transaction. */
    private static long foundersIn(List<Log> changes) {
        String deployment = changes.getFirst().getTransactionHash();
        return changes.stream()
                .filter(log -> log.getTransactionHash().equals(deployment))
                .count();
    }

    private List<Log> changes(long firstBlock, long lastBlock) {
        return events.read(firstBlock, lastBlock).stream()
                .filter(log -> CHANGES.contains(log.getTopics().getFirst()))
                .toList();
    }

    private static void apply(Log log, Map<AccountAddress, String> names) {
        String kind = log.getTopics().getFirst();
        if (kind.equals(ADDED)) {
            ConsortiumMember member = added(log);
            names.put(member.account(), member.name());
        } else if (kind.equals(REMOVED)) {
            names.remove(new AccountAddress(Consortium.getMemberRemovedEventFromLog(log).account));
        } else {
            Consortium.MemberReplacedEventResponse event = Consortium.getMemberReplacedEventFromLog(log);
            names.remove(new AccountAddress(event.former));
            names.put(new AccountAddress(event.account), event.name);
        }
    }

    private static ConsortiumMember added(Log log) {
        Consortium.MemberAddedEventResponse event = Consortium.getMemberAddedEventFromLog(log);
        return new ConsortiumMember(new AccountAddress(event.account), event.name);
    }
}
