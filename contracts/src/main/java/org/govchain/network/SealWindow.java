package org.govchain.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govchain.chain.AccountAddress;

/**
 * Who took part in the newest blocks. A block carries the seals of a quorum only, whoever was fastest, and an idle network is proposed
 * for by some of its validators only: one block says nothing, many do.
 *
 * @param blocks how many were looked at
 * @param sealed in how many of them each account sealed or proposed
 * @param validators who was a validator in all of them
 */
public record SealWindow(int blocks, Map<AccountAddress, Integer> sealed, Set<AccountAddress> validators) {

    /** So many blocks in a row without its seal, and a validator is away or cut off. */
    static final int LENGTH = 40;

    static final SealWindow NOTHING = new SealWindow(0, Map.of(), Set.of());

    public SealWindow {
        sealed = Map.copyOf(sealed);
        validators = Set.copyOf(validators);
    }

    /** The blocks up to {@code head}. */
    static SealWindow of(BesuNode node, long head) {
        long first = Math.max(1, head - LENGTH + 1);
        if (head < first) {
            return NOTHING;
        }
        Map<AccountAddress, Integer> sealed = new HashMap<>();
        for (long number = first; number <= head; number++) {
            HeaderSeals.of(node.rawHeader(number)).forEach(account -> sealed.merge(account, 1, Integer::sum));
        }
        Set<AccountAddress> throughout = new HashSet<>(node.validators(first));
        throughout.retainAll(List.copyOf(node.validators(head)));
        return new SealWindow((int) (head - first + 1), sealed, throughout);
    }

    /** In how many of the blocks a validator took part. */
    public int of(AccountAddress validator) {
        return sealed.getOrDefault(validator, 0);
    }

    /** Validators all the time that took part in none; nobody while there are too few blocks to tell. */
    Set<AccountAddress> missing() {
        Set<AccountAddress> missing = new HashSet<>(blocks < LENGTH ? Set.of() : validators);
        missing.removeAll(sealed.keySet());
        return missing;
    }
}
