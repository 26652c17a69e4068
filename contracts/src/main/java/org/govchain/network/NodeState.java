package org.govchain.network;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.ChainUnavailable;

/** What one member's node said when it was asked, or that it said nothing. */
public sealed interface NodeState {

    /** Whose node it is. */
    Member member();

    /** Where it was asked. */
    URI url();

    /**
     * It gave no answer.
     *
     * @param why in the words of whoever asked
     */
    record Silent(Member member, URI url, String why) implements NodeState {

        static Silent of(Member member, URI url, ChainUnavailable e) {
            return new Silent(member, url, String.valueOf(e.getMessage()));
        }
    }

    /**
     * It answered.
     *
     * @param chainId EIP-155 chain id
     * @param genesis hash of its first block
     * @param first its newest block at the first look
     * @param head its newest block at the last look
     * @param id the key it shows to its peers; empty when it does not say
     * @param peers how many nodes it is connected with
     * @param validators the validators after its newest block
     * @param accounts who may send transactions, empty when it does not say or everybody may
     * @param nodes who may connect, in the same way
     * @param votes validators it votes to admit (true) or to remove (false)
     */
    record Answering(
            Member member,
            URI url,
            long chainId,
            BlockHash genesis,
            BlockRef first,
            BlockRef head,
            Optional<NodeId> id,
            int peers,
            List<AccountAddress> validators,
            Optional<Set<String>> accounts,
            Optional<Set<String>> nodes,
            SortedMap<String, Boolean> votes)
            implements NodeState {

        /** Whether it had a new block between the two looks. */
        public boolean advances() {
            return head.number() > first.number();
        }

        Answering at(BlockRef later) {
            return new Answering(
                    member, url, chainId, genesis, first, later, id, peers, validators, accounts, nodes, votes);
        }
    }
}
