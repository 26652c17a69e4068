package org.govchain.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.govchain.chain.AccountAddress;

/**
 * What a member tells the others about its keys.
 *
 * @param node its validator's key
 * @param accounts the accounts from which it may write, by what they are for ({@code member}: votes in the consortium, {@code log}:
 *     anchors of its service); none for a node that only makes blocks
 */
public record PublicKeys(NodeId node, SortedMap<String, AccountAddress> accounts) {

    public PublicKeys {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** Keys of a node without accounts. */
    static PublicKeys of(NodeId node) {
        return new PublicKeys(node, new TreeMap<>(Map.of()));
    }

    List<AccountAddress> addresses() {
        return List.copyOf(accounts.values());
    }
}
